import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CardKind, type HistoryFilter, historyQueries, WHOLE_HISTORY } from '../../data/history';
import { ReadOn } from '../../pickers/ReadOn';
import { useText } from '../../shared/i18n/text';
import { ErrorPanel } from '../../shared/ui/ErrorPanel';
import { Section } from '../../shared/ui/RecordPage';
import { Composer } from './Composer';
import { EventList } from './EventList';
import { HistoryFilters } from './HistoryFilters';
import classes from './history.module.css';

/** The history of a record: write into it, read it by days, narrow it, take entries out and back. */
export function HistoryPanel({ kind, id }: { kind: CardKind; id: number }) {
  const t = useText('history');
  const common = useText('common');
  const [filter, setFilter] = useState<HistoryFilter>(WHOLE_HISTORY);
  const [isFiltering, setFiltering] = useState(false);
  const query = useInfiniteQuery(historyQueries.of(kind, id, filter));
  const isNarrowed = filter !== WHOLE_HISTORY;
  const events = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={t('title')}
      actions={
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-expanded={isFiltering}
          leftSection={<IconFilter size={14} aria-hidden />}
          onClick={() => {
            setFiltering(!isFiltering);
            setFilter(WHOLE_HISTORY);
          }}
        >
          {common('addFilter')}
        </Button>
      }
    >
      <Composer kind={kind} id={id} />
      {isFiltering && <HistoryFilters filter={filter} onChange={setFilter} />}
      {query.error && !query.data && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Waiting />}
      {query.data && events.length === 0 && (
        <p className={classes.empty}>{isNarrowed ? t('noMatch') : t('emptyText')}</p>
      )}
      <EventList kind={kind} events={events} />
      {query.hasNextPage && (
        <ReadOn
          isReading={query.isFetchingNextPage}
          onReach={() => {
            if (!query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
    </Section>
  );
}

const WAITING = [0, 1, 2];

function Waiting() {
  return (
    <div aria-hidden>
      {WAITING.map((index) => (
        <div key={index} className={classes.bone}>
          <span className={classes.boneFace} />
          <span className={classes.boneText} style={{ width: `${70 - index * 14}%` }} />
        </div>
      ))}
    </div>
  );
}
