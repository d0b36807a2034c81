import { localPath } from '../wire/texts';
import classes from './Avatar.module.css';

const HUES = 12;
/** Pictures that stand for having none. */
const STANDS_FOR_NONE = /default_user_photo|empty_people_logo|empty_company_logo|\/skins\//;

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
      style={style}
      aria-hidden
    >
      {picture ? <img src={picture} alt="" width={size} height={size} loading="lazy" /> : initials(name)}
    </span>
  );
}

/** Returns one or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0]?.match(/[\p{L}\p{N}]/u)?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.match(/[\p{L}\p{N}]/u)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
