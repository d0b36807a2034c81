import { Button, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../shared/i18n/text';

interface Props {
  /** Such as 2024-06-30T15:00, in the portal's zone; '' for now. */
  value: string;
  onChange: (value: string) => void;
}

/** When it happened: now, unless somebody says otherwise. */
export function WhenField({ value, onChange }: Props) {
  const t = useText('history');
  const [isChoosing, setChoosing] = useState(false);
  if (!isChoosing && value === '') {
    return (
      <Button
        variant="subtle"
        color="gray"
        aria-label={`${t('when')}: ${t('now')}`}
        leftSection={<IconClock size={15} aria-hidden />}
        onClick={() => setChoosing(true)}
      >
        {t('now')}
      </Button>
    );
  }
  return (
    <TextInput
      type="datetime-local"
      autoFocus
      aria-label={t('when')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => setChoosing(value !== '')}
    />
  );
}
