import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TemplateOwner, taskTemplateQueries, useRemoveTemplate } from '../../../data/taskTemplates';
import { useText } from '../../../shared/i18n/text';
import { useToasts } from '../../../shared/ui/toasts';
import type { Container } from '../../../shared/wire/types';
import { Block, Told } from '../frame/Block';
import classes from '../settings.module.css';
import { SetDialog } from './SetDialog';
import { TemplateDialog } from './TemplateDialog';
import { TemplateRow } from './TemplateRow';

const OWNERS = {
  contact: 'ownerContact',
  person: 'ownerPerson',
  company: 'ownerCompany',
  opportunity: 'ownerOpportunity',
  case: 'ownerCase',
} as const satisfies Record<TemplateOwner, string>;
const KINDS = ['contact', 'person', 'company', 'opportunity', 'case'] as const;

/** Sets of tasks that a record is given at once, for each kind of record. */
export function Templates({ userId }: { userId: string }) {
  const t = useText('settings');
  const [kind, setKind] = useState<TemplateOwner>('opportunity');
  const [edited, setEdited] = useState<Container | 'new' | null>(null);
  const query = useQuery(taskTemplateQueries.containers(kind));
  const sets = query.data ?? [];
  return (
    <>
      <div className={classes.tabs}>
        <SegmentedControl
          aria-label={t('templatesOf')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t(OWNERS[value]) }))}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'opportunity')}
        />
      </div>
      <div className={classes.bar}>
        <span />
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
          {t('addSet')}
        </Button>
      </div>
      <Told query={query}>
        {sets.length === 0 && <p className={classes.nothing}>{t('noSets')}</p>}
        {sets.map((set) => (
          <TemplateSet key={set.id} set={set} userId={userId} onEdit={() => setEdited(set)} />
        ))}
      </Told>
      {edited && (
        <SetDialog kind={kind} set={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

interface SetProps {
  set: Container;
  userId: string;
  onEdit: () => void;
}

function TemplateSet({ set, userId, onEdit }: SetProps) {
  const t = useText('settings');
  const toasts = useToasts();
  const removal = useRemoveTemplate(userId);
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  const templates = set.items ?? [];
  // Not by callbacks of the set: it is gone by then.
  const remove = (what: { set: number } | { template: number }, title: string) =>
    void removal.mutateAsync(what).then((undo) => toasts.done(t('deleted', { title }), undo), toasts.failed);
  return (
    <Block
      title={set.title}
      actions={
        <div className={classes.acts}>
          <Button
            variant="default"
            size="compact-sm"
            mr={4}
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t('addTemplateTo', { title: set.title })}
            onClick={() => setEdited('new')}
          >
            {t('addTemplate')}
          </Button>
          <ActionIcon aria-label={t('editItem', { title: set.title })} onClick={onEdit}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={t('deleteItem', { title: set.title })}
            onClick={() => remove({ set: set.id }, set.title)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      }
    >
      {templates.length === 0 && <p className={classes.nothing}>{t('noTemplates')}</p>}
      <ul className={classes.rows} aria-label={set.title}>
        {templates.map((one) => (
          <TemplateRow
            key={one.id}
            template={one}
            onEdit={() => setEdited(one.id)}
            onRemove={() => remove({ template: one.id }, one.title)}
          />
        ))}
      </ul>
      {edited && (
        <TemplateDialog
          set={set}
          template={templates.find(({ id }) => id === edited) ?? null}
          onClose={() => setEdited(null)}
        />
      )}
    </Block>
  );
}
