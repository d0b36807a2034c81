import { useMemo } from 'react';
import type { TextKey } from '../i18n/catalogue';
import { useText } from '../i18n/text';
import { isWireError, type WireErrorKind } from '../wire/errors';

const WORDS: Readonly<Partial<Record<WireErrorKind, TextKey<'common'>>>> = {
  unreachable: 'awayText',
  'not-found': 'notFoundText',
  'signed-out': 'signedOutText',
  server: 'errorText',
};
/** What the server says where it has nothing to say. */
const NO_REASON = 'Access Denied';

/** Returns what says an error in the user's words; the server's own where only it knows. */
export function useErrorWords(): (error: unknown) => string {
  const t = useText('common');
  return useMemo(
    () => (error) => {
      if (!isWireError(error)) return t('errorText');
      const key = error.words === NO_REASON ? 'forbiddenText' : WORDS[error.kind];
      return key ? t(key) : error.words;
    },
    [t],
  );
}
