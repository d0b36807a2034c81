import { type QueryKey, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../shared/wire/client';
import { wire } from '../shared/wire/client';
import type { BoardCard, FigureGroup, Figures, Opportunity } from '../shared/wire/types';
import { OFTEN } from './freshness';
import { FIGURES_BY, type OpportunityFilter, opportunityQueries, worthOf } from './opportunities';

export type { BoardCard, FigureGroup, Figures };

/** A page of a column without a card; the same page if the card is not on it. */
export function withoutCard(page: Page<BoardCard>, id: number): Page<BoardCard> {
  const items = page.items.filter((card) => card.id !== id);
  return items.length === page.items.length ? page : { items, total: page.total - 1 };
}

/** A column's first page with a card in its place: by expected close date, those without one first. */
export function withCard(page: Page<BoardCard>, card: BoardCard): Page<BoardCard> {
  const rest = page.items.filter((one) => one.id !== card.id);
  const later = rest.findIndex((one) => one.expectedCloseDate > card.expectedCloseDate);
  const items = rest.toSpliced(later < 0 ? rest.length : later, 0, card);
  return { items, total: page.total + items.length - page.items.length };
}

/** What becomes of the sums of a column when a card goes (-1) or comes (1). */
export function addedTo(group: FigureGroup, card: BoardCard, sign: 1 | -1): FigureGroup {
  const weight = card.successProbability / 100;
  const known = group.sums.some((one) => one.currency === card.bidCurrency);
  const sums = known ? group.sums : [...group.sums, { currency: card.bidCurrency, sum: 0, weightedSum: 0 }];
  return {
    ...group,
    count: group.count + sign,
    sum: group.sum + sign * (card.value ?? 0),
    weightedSum: group.weightedSum + sign * (card.value ?? 0) * weight,
    sums: sums.map((one) =>
      one.currency === card.bidCurrency
        ? {
            ...one,
            sum: one.sum + sign * card.worth,
            weightedSum: one.weightedSum + sign * card.worth * weight,
          }
        : one,
    ),
  };
}

/** Sums by column after a card has moved, before the server has told them. */
export function movedFigures(figures: Figures, { before, after, from, to }: Shift): Figures {
  const taken = figures.groups
    .map((group) => (group.key === from ? addedTo(group, before, -1) : group))
    .filter((group) => group.count > 0);
  if (!taken.some((group) => group.key === to)) taken.push(emptyGroup(to));
  const groups = taken.map((group) => (group.key === to ? addedTo(group, after, 1) : group));
  return { ...figures, groups };
}

/** The sums of a column that holds nothing. */
export function emptyGroup(key: string): FigureGroup {
  return { key, title: '', count: 0, sums: [], sum: 0, weightedSum: 0 };
}

/** A card that goes from one column to another of the same board. */
export interface Shift {
  readonly board: 'stage' | 'forecast';
  readonly from: string;
  readonly to: string;
  readonly before: BoardCard;
  /** The card as it will be. */
  readonly after: BoardCard;
  /** Tells the server. */
  readonly save: () => Promise<unknown>;
}

/** Moves a card to another column: it and the sums show at once, and are as before if the server refuses. */
export function useShift() {
  const client = useQueryClient();
  const boards = { queryKey: opportunityQueries.boards() };
  return useMutation({
    mutationKey: SHIFT,
    mutationFn: ({ save }: Shift) => save(),
    onMutate: async (shift) => {
      await client.cancelQueries(boards);
      const before = client.getQueriesData(boards);
      for (const [key, data] of before) client.setQueryData(key, afterShift(key, data, shift));
      return before;
    },
    onError: (_error, _shift, before) => {
      for (const [key, data] of before ?? []) client.setQueryData(key, data);
    },
    onSettled: () => {
      // Of several moves one after another, the last has everything read again.
      if (client.isMutating({ mutationKey: SHIFT }) > 1) return;
      for (const queryKey of [opportunityQueries.all(), ['stages'], ['dashboard']])
        void client.invalidateQueries({ queryKey });
    },
  });
}

const SHIFT = ['shiftCard'];
const ROOT = opportunityQueries.boards().length;

/** What a remembered answer is after a move. Its key says what it is: `[…, board, column, filter, 'page', number]`. */
export function afterShift(key: QueryKey, data: unknown, shift: Shift): unknown {
  const [what, which] = key.slice(ROOT);
  if (what === 'figures' && shift.board === 'stage' && isFigures(data) && data.groupBy === 'stage')
    return movedFigures(data, shift);
  if (what === 'forecastSums' && shift.board === 'forecast' && isColumnSums(data)) {
    const { group, currency } = data;
    if (which === shift.from) return { ...data, group: addedTo(group, valued(shift.before, currency), -1) };
    return which === shift.to ? { ...data, group: addedTo(group, valued(shift.after, currency), 1) } : data;
  }
  if (what !== shift.board || !isPage(data)) return data;
  if (which === shift.from) return withoutCard(data, shift.before.id);
  return which === shift.to && key.at(-1) === 0 ? withCard(data, shift.after) : data;
}

/** A card of a list does not tell its value in the portal's currency: where it is the same, it is known all the same. */
function valued(card: BoardCard, currency: string): BoardCard {
  return card.value === null && card.bidCurrency === currency ? { ...card, value: card.worth } : card;
}

/** What a column of the forecast is worth. */
export interface ColumnSums {
  readonly group: FigureGroup;
  readonly currency: string;
  readonly missingRates: readonly string[];
}

export const forecastQueries = {
  /** A column of the forecast, to be read by pages. `most`: how many of the first belong to it, where it has no filter. */
  column: (id: string, filter: OpportunityFilter, most?: number) => ({
    key: [...opportunityQueries.boards(), 'forecast', id, { ...filter, most }],
    page: async (startIndex: number, count: number, signal: AbortSignal): Promise<Page<BoardCard>> => {
      if (most === 0) return { items: [], total: 0 };
      const found = await opportunityQueries.source(filter).page(startIndex, count, signal);
      const total = Math.min(found.total, most ?? found.total);
      return { items: found.items.slice(0, total - startIndex).map(toCard), total };
    },
  }),
  /** What a column of the forecast is worth; that without dates is the group without a month. */
  sums: (id: string, filter: OpportunityFilter) =>
    queryOptions({
      queryKey: [...opportunityQueries.boards(), 'forecastSums', id, filter],
      queryFn: async ({ signal }): Promise<ColumnSums> => {
        const { sortBy: _, sortOrder: __, ...conditions } = filter;
        const query = { opportunityStagesid: 0, contactid: 0, ...conditions, groupBy: FIGURES_BY.month };
        const figures = await wire.get('crm/opportunity/figures', { query }, { signal });
        const groups = id === 'none' ? figures.groups.filter((group) => group.key === '') : figures.groups;
        return {
          group: groups.reduce(together, emptyGroup(id)),
          currency: figures.currency,
          missingRates: figures.missingRates,
        };
      },
      staleTime: OFTEN,
    }),
};

function together(sum: FigureGroup, more: FigureGroup): FigureGroup {
  const currencies = [...new Set([...sum.sums, ...more.sums].map((one) => one.currency))];
  const all = [...sum.sums, ...more.sums];
  return {
    ...sum,
    count: sum.count + more.count,
    sum: sum.sum + more.sum,
    weightedSum: sum.weightedSum + more.weightedSum,
    sums: currencies.map((currency) => {
      const same = all.filter((one) => one.currency === currency);
      return {
        currency,
        sum: same.reduce((total, one) => total + one.sum, 0),
        weightedSum: same.reduce((total, one) => total + one.weightedSum, 0),
      };
    }),
  };
}

/** Returns an opportunity as a card of a board. */
export function toCard(opportunity: Opportunity): BoardCard {
  const { contact, responsible } = opportunity;
  return {
    id: opportunity.id,
    title: opportunity.title,
    contact: contact
      ? { id: contact.id, displayName: contact.displayName, isCompany: contact.isCompany }
      : null,
    responsible,
    bidValue: opportunity.bidValue ?? 0,
    worth: worthOf(opportunity),
    bidCurrency: opportunity.bidCurrency?.abbreviation ?? '',
    value: null,
    successProbability: opportunity.successProbability ?? 0,
    expectedCloseDate: opportunity.expectedCloseDate,
    isPrivate: opportunity.isPrivate,
    stageSince: '',
    nextTask: null,
  };
}

function isPage(data: unknown): data is Page<BoardCard> {
  return typeof data === 'object' && data !== null && 'items' in data && 'total' in data;
}

function isFigures(data: unknown): data is Figures {
  return typeof data === 'object' && data !== null && 'groups' in data && 'groupBy' in data;
}

function isColumnSums(data: unknown): data is ColumnSums {
  return typeof data === 'object' && data !== null && 'group' in data && 'missingRates' in data;
}
