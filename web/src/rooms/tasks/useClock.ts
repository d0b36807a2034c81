import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { settingsQueries } from '../../data/settings';
import { type Clock, clockAt, minutesAhead } from './model/deadline';

const TICK = 15_000;

/** The portal's clock, by the minute: what is overdue is so for everybody at once. */
export function useClock(): Clock {
  const { data } = useQuery(settingsQueries.portal());
  const offset = minutesAhead(data?.utcOffset);
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK);
    return () => clearInterval(timer);
  }, []);
  const { today, time } = clockAt(offset, now);
  return useMemo(() => ({ today, time }), [today, time]);
}
