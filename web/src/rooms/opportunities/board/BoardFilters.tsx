import { Button, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQueries } from '../../../data/session';
import { useText } from '../../../shared/i18n/text';
import { FilterBar } from '../../../shared/ui/filters/FilterBar';
import { useResponsibleFilter, useTagFilter } from '../list/useOpportunityFilters';
import classes from './board.module.css';
import { type BoardSearch, boardFilterValues, withBoardChange } from './boardSearch';

interface Props {
  search: BoardSearch;
  onSearch: (search: BoardSearch) => void;
  /** Whether the board tells what is stale, and what closes this month. */
  hasQuick: boolean;
}

/** What a board is narrowed by: words, people, tags, and what is asked for most by one click. */
export function BoardFilters({ search, onSearch, hasQuick }: Props) {
  const t = useText('opportunities');
  const { data: self } = useQuery(sessionQueries.self());
  const filters = [useResponsibleFilter(), useTagFilter()];
  const isMine = self != null && search.responsible === self.id;
  return (
    <FilterBar
      filters={filters}
      values={boardFilterValues(search)}
      onChange={(id, value) => onSearch(withBoardChange(search, { [id]: value }))}
      text={search.q ?? ''}
      onText={(text) => onSearch(withBoardChange(search, { q: text || undefined }))}
      onClear={() => onSearch({})}
    >
      <Quick
        isOn={isMine}
        onToggle={() => onSearch(withBoardChange(search, { responsible: isMine ? undefined : self?.id }))}
      >
        {t('mine')}
      </Quick>
      {hasQuick && (
        <>
          <Quick
            isOn={search.closing !== undefined}
            hint={t('closingThisMonth')}
            onToggle={() =>
              onSearch(withBoardChange(search, { closing: search.closing ? undefined : 'month' }))
            }
          >
            {t('period_thisMonth')}
          </Quick>
          <Quick
            isOn={search.stale !== undefined}
            hint={t('staleHint')}
            onToggle={() => onSearch(withBoardChange(search, { stale: search.stale ? undefined : 'yes' }))}
          >
            {t('stale')}
          </Quick>
        </>
      )}
    </FilterBar>
  );
}

interface QuickProps {
  isOn: boolean;
  hint?: string;
  onToggle: () => void;
  children: ReactNode;
}

function Quick({ isOn, hint, onToggle, children }: QuickProps) {
  const button = (
    <Button variant="default" className={classes.quick} aria-pressed={isOn} onClick={onToggle}>
      {children}
    </Button>
  );
  return hint ? <Tooltip label={hint}>{button}</Tooltip> : button;
}
