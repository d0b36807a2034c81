import { TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSaveWebhook } from '../../../data/webhooks';
import { useText } from '../../../shared/i18n/text';
import { FormFrame } from '../../../shared/ui/FormFrame';
import { fieldErrors } from '../../../shared/ui/refusals';
import type { Webhook } from '../../../shared/wire/types';

const SECURE = 'https://';
/** Patterns that people are likely to want. */
const OFFERED = ['contact.*', 'opportunity.*', 'case.*', 'task.*', 'event.*', '*.created', '*.deleted'];

interface Props {
  webhook: Webhook | null;
  /** Told the secret of a new one. */
  onSecret: (secret: string) => void;
  onClose: () => void;
}

/** The form of a webhook. */
export function WebhookDialog({ webhook, onSecret, onClose }: Props) {
  const t = useText('settings');
  const save = useSaveWebhook();
  const [first] = useState({
    name: webhook?.name ?? '',
    address: webhook?.address ?? '',
    events: webhook?.events ?? [],
  });
  const [values, setValues] = useState(first);
  const refused = fieldErrors(save.error);
  const isShown = ['name', 'address', 'events'].some((name) => name in refused);
  const submit = () =>
    save.mutate(
      { id: webhook?.id ?? null, webhook: values },
      {
        onSuccess: ({ secret }) => {
          if (secret) onSecret(secret);
          onClose();
        },
      },
    );
  return (
    <FormFrame
      opened
      as="dialog"
      title={webhook ? t('editItem', { title: webhook.name || webhook.address }) : t('addWebhook')}
      dirty={values !== first}
      pending={save.isPending}
      error={isShown ? null : save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('webhookName')}
        data-autofocus
        value={values.name}
        error={refused.name}
        onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('webhookAddress')}
        type="url"
        required
        withAsterisk={false}
        placeholder={SECURE}
        value={values.address}
        error={refused.address}
        onChange={(event) => setValues({ ...values, address: event.currentTarget.value })}
      />
      <TagsInput
        label={t('webhookEvents')}
        description={t('webhookEventsText')}
        data={OFFERED}
        value={values.events}
        error={refused.events}
        onChange={(events) => setValues({ ...values, events })}
      />
    </FormFrame>
  );
}
