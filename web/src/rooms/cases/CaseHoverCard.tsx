import { useText } from '../../shared/i18n/text';
import { Tag } from '../../shared/ui/Tag';
import { UserChip } from '../../shared/ui/UserChip';
import type { Case } from '../../shared/wire/types';
import classes from './cases.module.css';

const NAMED = 5;

/** What is known of a case at a glance. */
export function CaseHoverCard({ one }: { one: Case }) {
  const t = useText('cases');
  return (
    <div className={classes.hover}>
      <p className={classes.hoverTitle}>{one.title}</p>
      <Tag color={one.isClosed ? 'var(--ink-3)' : 'var(--good)'}>
        {t(one.isClosed ? 'state_closed' : 'state_open')}
      </Tag>
      <div className={classes.lines}>
        {one.members.slice(0, NAMED).map(({ id, displayName }) => (
          <span key={id}>{displayName}</span>
        ))}
        {one.members.length > NAMED && <span>{`+${one.members.length - NAMED}`}</span>}
        <UserChip user={one.createBy} />
      </div>
    </div>
  );
}
