import { ActionIcon, Button, Switch } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDeleteWebhook, useRunWebhook, useTestWebhook, webhookQueries } from '../../../data/webhooks';
import { useText } from '../../../shared/i18n/text';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { useToasts } from '../../../shared/ui/toasts';
import type { Webhook } from '../../../shared/wire/types';
import { Told } from '../frame/Block';
import { Secret } from '../frame/Secret';
import classes from '../settings.module.css';
import { Deliveries } from './Deliveries';
import { WebhookDialog } from './WebhookDialog';

/** The addresses that are told of changes. */
export function Webhooks() {
  const t = useText('settings');
  const query = useQuery(webhookQueries.list());
  const [edited, setEdited] = useState<Webhook | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const webhooks = query.data ?? [];
  return (
    <>
      <div className={classes.bar}>
        <span />
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
          {t('addWebhook')}
        </Button>
      </div>
      {secret && <Secret value={secret} text={t('secretText')} />}
      <Told query={query}>
        {webhooks.length === 0 && <p className={classes.nothing}>{t('noWebhooks')}</p>}
        <ul className={classes.rows}>
          {webhooks.map((webhook) => (
            <Line key={webhook.id} webhook={webhook} onEdit={() => setEdited(webhook)} />
          ))}
        </ul>
      </Told>
      {edited && (
        <WebhookDialog
          webhook={edited === 'new' ? null : edited}
          onSecret={setSecret}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function Line({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const t = useText('settings');
  const toasts = useToasts();
  const run = useRunWebhook();
  const remove = useDeleteWebhook();
  const test = useTestWebhook();
  const [isAsking, setAsking] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { id, name, address, events, isActive, pauseReason, waitingCount } = webhook;
  const title = name || address;
  const tryOut = () =>
    test.mutate(id, {
      onSuccess: () => {
        setOpen(true);
        toasts.done(t('testSent'));
      },
      onError: toasts.failed,
    });
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <div className={classes.what}>
          <div className={classes.name}>{title}</div>
          <div className={`${classes.about} ${classes.wrap}`}>{address}</div>
          <div className={classes.about}>{events.length > 0 ? events.join(', ') : t('everyEvent')}</div>
          {pauseReason && <div className={`${classes.about} ${classes.bad}`}>{pauseReason}</div>}
        </div>
        <Switch
          size="sm"
          aria-label={t('runWebhook', { title })}
          checked={isActive}
          onChange={(event) =>
            run.mutate({ id, isActive: event.currentTarget.checked }, { onError: toasts.failed })
          }
        />
        <div className={classes.acts}>
          <ActionIcon aria-label={t('editItem', { title })} onClick={onEdit}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('deleteItem', { title })} onClick={() => setAsking(true)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      <div className={classes.oneLine}>
        <Button variant="default" size="compact-sm" loading={test.isPending} onClick={tryOut}>
          {t('sendTest')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('deliveries', { count: waitingCount })}
        </Button>
      </div>
      {isOpen && <Deliveries id={id} />}
      <ConfirmDialog
        opened={isAsking}
        title={t('replaceTitle', { title })}
        text={t('webhookDeleteText')}
        action={t('delete')}
        danger
        onConfirm={() => {
          setAsking(false);
          remove.mutate(id, { onError: toasts.failed });
        }}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
