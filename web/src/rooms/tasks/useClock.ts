import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { settingsQueries } from '../../data/settings';
import { type Clock, clockAt, minutesAhead } from './model/deadline';

const MINUTE = 60_000;

/** The portal's clock, by the minute: what is overdue is so for everybody at once. */
export function useClock(): Clock {
  const { data } = useQuery(settingsQueries.portal());
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return clockAt(minutesAhead(data?.utcOffset), now);
}
