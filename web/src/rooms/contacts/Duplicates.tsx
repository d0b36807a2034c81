import { useDebouncedValue } from '@mantine/hooks';
import { IconCopyCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { duplicateQueries } from '../../data/contactCreation';
import { useText } from '../../shared/i18n/text';
import { Avatar } from '../../shared/ui/Avatar';
import { isAlike } from './contactForm';
import classes from './form.module.css';

const PAUSE = 300;
const MOST = 3;

interface Props {
  name: string;
  email: string;
  phone: string;
}

/** Contacts that may be the one just being typed: by name, e-mail or phone. Nothing where there is none. */
export function Duplicates(props: Props) {
  const t = useText('contacts');
  const found = useDuplicates(props);
  return (
    <div role="status" className={classes.status}>
      {found.length > 0 && (
        <div className={classes.duplicates}>
          <p className={classes.duplicatesTitle}>
            <IconCopyCheck size={16} aria-hidden />
            {t('duplicates', { count: found.length })}
          </p>
          <ul className={classes.duplicatesList}>
            {found.slice(0, MOST).map(({ id, name, isCompany, note }) => (
              <li key={id} className={classes.duplicate}>
                <Avatar name={name} square={isCompany} size={20} />
                <Link to="/contacts/$id" params={{ id: String(id) }} target="_blank" className={classes.link}>
                  {name}
                </Link>
                {note && <span className={classes.note}>{note}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface Found {
  readonly id: number;
  readonly name: string;
  readonly isCompany: boolean;
  /** What is the same. */
  readonly note: string;
}

function useDuplicates(typed: Props): readonly Found[] {
  const [{ name, email, phone }] = useDebouncedValue(typed, PAUSE);
  const { data: byName = [] } = useQuery(duplicateQueries.byName(name.trim()));
  const { data: byMail = [] } = useQuery(duplicateQueries.byDetail(1, email.trim()));
  const { data: byPhone = [] } = useQuery(duplicateQueries.byDetail(0, phone.trim()));
  const found = new Map<number, Found>();
  const add = (one: Found) => {
    if (!found.has(one.id)) found.set(one.id, one);
  };
  if (email.trim().length > 5)
    for (const { id, displayName, isCompany } of byMail)
      add({ id, name: displayName, isCompany, note: email.trim() });
  if (phone.trim().length > 5)
    for (const { id, displayName, isCompany } of byPhone)
      add({ id, name: displayName, isCompany, note: phone.trim() });
  for (const { id, title, isCompany = false, contact } of byName)
    if (isAlike(name, title, isCompany))
      add({ id, name: title, isCompany, note: contact?.displayName ?? '' });
  return [...found.values()];
}
