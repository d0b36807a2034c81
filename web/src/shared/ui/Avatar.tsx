import { localPath } from '../wire/texts';
import classes from './Avatar.module.css';

const HUES = 12;
/** Pictures that stand for having none, and the handler that only tells where a picture is. */
const STANDS_FOR_NONE = /default_user_photo|empty_people_logo|empty_company_logo|\/skins\/|\.ashx/i;

interface Props {
  name: string;
  /** Address of a picture as the wire gives it. */
  src?: string | undefined;
  size?: number;
  /** Companies are square, people round. */
  square?: boolean;
}

/** A face, or the initials of a name on a colour that the name always has. It says nothing to those who can't see: the name stands beside it. */
export function Avatar({ name, src, size = 24, square = false }: Props) {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.42) };
  const picture = src && !STANDS_FOR_NONE.test(src) ? localPath(src) : null;
  return (
    <span
      className={classes.avatar}
      data-square={square || undefined}
      data-hue={hueOf(name)}
      data-initials={picture ? undefined : initials(name)}
      style={style}
      aria-hidden
    >
      {picture && <img src={picture} alt="" width={size} height={size} loading="lazy" />}
    </span>
  );
}

/** Returns one or two letters that stand for a name. */
export function initials(name: string): string {
  const letters = name
    .trim()
    .split(/\s+/)
    .flatMap((word) => word.match(/\p{L}/u)?.[0] ?? []);
  const [first = name.match(/\p{N}/u)?.[0] ?? '?', ...more] = letters;
  return (first + (more.at(-1) ?? '')).toUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
