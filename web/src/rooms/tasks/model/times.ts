/** A time of day as people write it, in each of the client's languages: `3pm`, `3:30 p.m.`, `15:00`, `15h30`, `15 Uhr`, `15.30`. */
const TIME = /^(\d{1,2})(?:(?:[:.]|\s?[hч]\s?)(\d{2}))?\s*(a\.?m\.?|p\.?m\.?|uhr|h|ч|часов|часа|час)?$/iu;

/** Reads a time of day as `15:00`; null for what is none. A number alone counts only where `isBareAllowed`. */
export function readTime(text: string, isBareAllowed = false): string | null {
  const parts = TIME.exec(text.trim());
  if (!parts) return null;
  const [, hourText, minuteText, suffix = ''] = parts;
  if (!minuteText && !suffix && !isBareAllowed) return null;
  const half = /^[ap]/i.exec(suffix)?.[0].toLowerCase();
  const hour = hourOf(Number(hourText), half);
  const minute = Number(minuteText ?? 0);
  if (hour === null || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Returns the hour of 24; null where there is none such in a half of a day. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (!half) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
