import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { searchQueries } from '../../data/search';
import { kindIcon, placeOf } from '../../pickers/records/addresses';
import { kindKey } from '../../pickers/records/words';
import { useText } from '../../shared/i18n/text';
import { plainText } from '../../shared/wire/texts';
import type { Find } from '../../shared/wire/types';
import type { Command } from './commands';
import { type MarkedPart, markedParts } from './ranking';

const KINDS = ['contact', 'opportunity', 'case', 'task', 'event', 'file'];

/** Returns finds by kinds: the kind of the best find first, each in the order of the search. */
export function byKind(finds: readonly Find[]): readonly Find[] {
  const order = [...new Set(finds.map((find) => find.entityType))];
  return finds.toSorted((a, b) => order.indexOf(a.entityType) - order.indexOf(b.entityType));
}

/** Records that the words find, as commands that open them. The last finds stand until the next are there. */
export function useFinds(words: string): {
  readonly commands: readonly Command[];
  readonly isSearching: boolean;
} {
  const t = useText('palette');
  const records = useText('records');
  const { history } = useRouter();
  const { data: finds = [], isFetching } = useQuery(searchQueries.found(words));
  const commands = byKind(words === '' ? [] : finds).map((find): Command => {
    const Icon = kindIcon(find.entityType);
    const group = KINDS.includes(find.entityType) ? records(kindKey(find.entityType)) : t('found');
    const title = find.title.trim();
    return {
      id: `${find.entityType} ${find.id}`,
      group,
      label: title || group,
      icon: <Icon size={16} aria-hidden />,
      parts: title ? markedParts(find.titleHtml, plainText) : [{ text: group, isMark: false }],
      aside: asideOf(find),
      run: () => history.push(placeOf(find)),
    };
  });
  return { commands, isSearching: isFetching };
}

/** What stands quietly beside a find: the text in which it was found, or what it belongs to. */
function asideOf(find: Find): readonly MarkedPart[] {
  if (find.snippetHtml) return markedParts(find.snippetHtml, plainText);
  const belongs = find.entity?.entityTitle ?? find.contact?.displayName;
  return belongs ? [{ text: belongs, isMark: false }] : [];
}
