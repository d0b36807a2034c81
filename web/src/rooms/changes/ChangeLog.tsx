import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { changeQueries } from '../../data/changes';
import { DayTitle } from '../../pickers/DayTitle';
import { ListEmpty } from '../../pickers/list/ListEmpty';
import { ReadOn } from '../../pickers/ReadOn';
import { ConflictDialog } from '../../pickers/records/ConflictDialog';
import { ErrorPanel } from '../../shared/ui/ErrorPanel';
import { FilterBar } from '../../shared/ui/filters/FilterBar';
import { BatchItem } from './BatchItem';
import { inBatches } from './batches';
import { type ChangeSearch, changeFilterValues, toChangeFilter, withChangeFilter } from './changeSearch';
import classes from './changes.module.css';
import { useChangeFilters } from './useChangeFilters';
import { useUndo } from './useUndo';

interface Props {
  search: ChangeSearch;
  onSearch: (search: ChangeSearch) => void;
}

/** Who changed what when, field by field; each can be taken back by whoever may. */
export function ChangeLog({ search, onSearch }: Props) {
  const filter = useMemo(() => toChangeFilter(search), [search]);
  const query = useInfiniteQuery(changeQueries.list(filter));
  const undo = useUndo();
  const changes = query.data?.pages.flat() ?? [];
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <div className={classes.log}>
      <FilterBar
        filters={useChangeFilters()}
        values={changeFilterValues(search)}
        onChange={(id, value) => onSearch(withChangeFilter(search, id, value))}
        text={null}
        onClear={() => onSearch({})}
      />
      <div className={classes.scroller}>
        {query.error && !query.data && (
          <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.isPending && <Waiting />}
        {query.data && changes.length === 0 && (
          <ListEmpty
            room="changes"
            icon={<IconHistory size={22} />}
            isNarrowed={isNarrowed}
            onClear={() => onSearch({})}
          />
        )}
        <div className={classes.days}>
          {inBatches(changes).map(({ day, batches }) => (
            <section key={`${day} ${batches[0]?.id}`} className={classes.day}>
              <DayTitle day={day} />
              <ol className={classes.batches}>
                {batches.map((batch) => (
                  <BatchItem
                    key={`${batch.id} ${batch.changes[0]?.id}`}
                    batch={batch}
                    isUndoing={undo.pending === batch.id}
                    onUndo={undo.run}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
        {query.hasNextPage && (
          <ReadOn
            isReading={query.isFetchingNextPage}
            onReach={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
          />
        )}
      </div>
      <ConflictDialog conflicts={undo.conflicts} onClose={undo.forget} />
    </div>
  );
}

const WAITING = [0, 1, 2, 3, 4, 5];

function Waiting() {
  return (
    <div className={classes.days} aria-hidden>
      {WAITING.map((index) => (
        <div key={index} className={classes.bone} style={{ width: `${80 - index * 8}%` }} />
      ))}
    </div>
  );
}
