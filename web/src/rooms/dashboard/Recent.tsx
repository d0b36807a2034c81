import { useLocalStorage } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseQueries } from '../../data/cases';
import { contactQueries } from '../../data/contacts';
import { opportunityQueries } from '../../data/opportunities';
import { cardOf, kindIcon } from '../../pickers/records/addresses';
import { useText } from '../../shared/i18n/text';
import classes from './dashboard.module.css';
import { Panel } from './Panel';
import { type Recent as Opened, readRecents } from './recents';

const MOST = 6;

/** The records that the user opened last in this browser; nothing at all where there is none. */
export function Recent({ userId }: { userId: string }) {
  const t = useText('dashboard');
  const [kept] = useLocalStorage<unknown>({
    key: `rapport.recent.${userId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const named = useNames(readRecents(kept).slice(0, MOST));
  if (named.length === 0) return null;
  return (
    <Panel title={t('recent')}>
      <ul className={classes.list}>
        {named.map(({ kind, id, title }) => {
          const Icon = kindIcon(kind);
          return (
            <li key={`${kind} ${id}`} className={classes.duty}>
              <Icon size={16} stroke={1.7} className={classes.icon} aria-hidden />
              <Link to={cardOf(kind, id) ?? '/'} className={classes.item}>
                <span className={classes.name}>{title}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** Asks for the names of records; those that are gone or hidden are left out. */
function useNames(recents: readonly Opened[]): readonly (Opened & { readonly title: string })[] {
  const ids = (kind: Opened['kind']) => recents.filter((one) => one.kind === kind).map(({ id }) => id);
  const contacts = useQueries({ queries: ids('contact').map((id) => contactQueries.detail(id)) });
  const deals = useQueries({ queries: ids('opportunity').map((id) => opportunityQueries.detail(id)) });
  const cases = useQueries({ queries: ids('case').map((id) => caseQueries.detail(id)) });
  const titles = new Map<string, string>([
    ...contacts.flatMap(({ data }) => (data ? [[`contact ${data.id}`, data.displayName] as const] : [])),
    ...deals.flatMap(({ data }) => (data ? [[`opportunity ${data.id}`, data.title] as const] : [])),
    ...cases.flatMap(({ data }) => (data ? [[`case ${data.id}`, data.title] as const] : [])),
  ]);
  return recents.flatMap((one) => {
    const title = titles.get(`${one.kind} ${one.id}`);
    return title === undefined ? [] : [{ ...one, title }];
  });
}
