import { plainText } from '../wire/texts';
import type { Employee } from '../wire/types';
import { Avatar } from './Avatar';
import classes from './UserChip.module.css';

/** A user: face and name. */
export function UserChip({
  user,
  size = 20,
}: {
  user: Pick<Employee, 'displayName' | 'avatarSmall'>;
  size?: number;
}) {
  const name = plainText(user.displayName);
  return (
    <span className={classes.chip}>
      <Avatar name={name} src={user.avatarSmall} size={size} />
      <span className={classes.name}>{name}</span>
    </span>
  );
}
