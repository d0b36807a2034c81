import { useMemo } from 'react';
import { useFormats } from '../../i18n/formats';
import { useText } from '../../i18n/text';
import { readDate } from '../../wire/dates';
import { plainText } from '../../wire/texts';
import { useToasts } from '../toasts';
import { overtakenBy } from './overtaken';

/** What a colleague did meanwhile, to be put into a sentence. */
export interface ToldOfOther {
  /** '' where that is not known any more. */
  readonly name: string;
  /** "1 minute ago" */
  readonly when: string;
  /** What the field holds by now, as the wire has it. */
  readonly found: string;
}

interface Moving {
  /** Says what the colleague did. */
  readonly say: (told: ToldOfOther) => string;
  /** Does it in spite of that. */
  readonly again: (told: ToldOfOther) => void;
}

/** Returns what tells of a refused move: where a colleague was quicker, the user decides whose stays. */
export function useOvertakenToast(): (error: unknown, moving: Moving) => void {
  const t = useText('common');
  const toasts = useToasts();
  const formats = useFormats();
  return useMemo(
    () =>
      (error, { say, again }) => {
        const overtaken = overtakenBy(error);
        if (!overtaken) return toasts.failed(error);
        const moment = readDate(overtaken.at);
        const told = {
          name: overtaken.by ? plainText(overtaken.by) : '',
          when: moment ? formats.relative(moment) : '',
          found: overtaken.found,
        };
        const words = say(told).replace(/\s+/g, ' ').trim();
        toasts.asked(words, t('keepIt'), { label: t('moveAnyway'), run: () => again(told) });
      },
    [t, toasts, formats],
  );
}
