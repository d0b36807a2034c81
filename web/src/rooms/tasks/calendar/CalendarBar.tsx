import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useText } from '../../../shared/i18n/text';
import { turned } from '../model/weeks';
import calendar from './calendar.module.css';
import { useCalendarWords } from './useCalendarWords';

type Mode = 'month' | 'week';

interface Props {
  mode: Mode;
  at: string;
  today: string;
  onChange: (shown: { mode?: Mode; at?: string }) => void;
}

/** Which month or week is shown, and what leads to others. */
export function CalendarBar({ mode, at, today, onChange }: Props) {
  const t = useText('tasks');
  const words = useCalendarWords();
  return (
    <div className={calendar.bar}>
      <h2 className={calendar.month} aria-live="polite">
        {words.month(at)}
      </h2>
      <ActionIcon
        size={30}
        aria-label={t(mode === 'month' ? 'previousMonth' : 'previousWeek')}
        onClick={() => onChange({ at: turned(mode, at, -1) })}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="compact-md" onClick={() => onChange({ at: today })}>
        {t('today')}
      </Button>
      <ActionIcon
        size={30}
        aria-label={t(mode === 'month' ? 'nextMonth' : 'nextWeek')}
        onClick={() => onChange({ at: turned(mode, at, 1) })}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
      <fieldset className={calendar.modes} aria-label={t('shown')}>
        {(['month', 'week'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={calendar.modeTab}
            aria-pressed={one === mode}
            onClick={() => onChange({ mode: one })}
          >
            {t(`mode_${one}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
