import { useQuery } from '@tanstack/react-query';
import { settingsQueries } from '../data/settings';
import { today } from '../shared/wire/dates';

/** Today on the portal's clock, as 2024-06-30: the same day for everybody. */
export function useToday(): string {
  const { data } = useQuery(settingsQueries.portal());
  const parts = /^(-?)(\d{1,2}):(\d{2})/.exec(data?.utcOffset ?? '');
  const minutes = parts ? Number(parts[2]) * 60 + Number(parts[3]) : 0;
  return today(parts?.[1] === '-' ? -minutes : minutes);
}
