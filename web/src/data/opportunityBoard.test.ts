import { describe, expect, it } from 'vitest';
import type { BoardCard, Figures, Opportunity } from '../shared/wire/types';
import { afterShift, movedFigures, toCard, withCard, withoutCard } from './opportunityBoard';

const card = (id: number, expectedCloseDate: string, bidValue = 100): BoardCard => ({
  id,
  title: `Deal ${id}`,
  contact: null,
  responsible: { id: 'u', displayName: 'Ada', avatarSmall: '' },
  bidValue,
  worth: bidValue,
  bidCurrency: 'EUR',
  value: bidValue * 2,
  successProbability: 20,
  expectedCloseDate,
  isPrivate: false,
  stageSince: '2026-01-01T00:00:00Z',
  nextTask: null,
});

describe('a column', () => {
  const page = { items: [card(1, '2026-01-01'), card(2, '2026-03-01')], total: 250 };

  it('lets a card go', () => {
    expect(withoutCard(page, 2)).toEqual({ items: [page.items[0]], total: 249 });
    expect(withoutCard(page, 9)).toBe(page);
  });

  it('takes a card in by its date, once', () => {
    const grown = withCard(page, card(3, '2026-02-01'));
    expect(grown.items.map((one) => one.id)).toEqual([1, 3, 2]);
    expect(grown.total).toBe(251);
    expect(withCard(grown, card(3, '2026-04-01'))).toMatchObject({ total: 251 });
    expect(withCard({ items: [], total: 0 }, card(4, '')).total).toBe(1);
  });
});

it('sums follow a card', () => {
  const figures = {
    groupBy: 'stage',
    currency: 'USD',
    missingRates: [],
    count: 1,
    sum: 200,
    weightedSum: 40,
    groups: [
      {
        key: '1',
        title: 'First',
        count: 1,
        sums: [{ currency: 'EUR', sum: 100, weightedSum: 20 }],
        sum: 200,
        weightedSum: 40,
      },
    ],
  } satisfies Figures;
  const before = card(1, '');
  const after = { ...before, successProbability: 50 };
  const save = () => Promise.resolve();
  const shift = { board: 'stage', from: '1', to: '2', before, after, save } as const;
  const moved = [
    {
      key: '2',
      title: '',
      count: 1,
      sums: [{ currency: 'EUR', sum: 100, weightedSum: 50 }],
      sum: 200,
      weightedSum: 100,
    },
  ];
  expect(movedFigures(figures, shift).groups).toEqual(moved);
  const key = (...rest: unknown[]) => ['opportunities', 'board', ...rest];
  expect(afterShift(key('figures', 0, {}), figures, shift)).toMatchObject({ groups: moved });
  const page = { items: [before], total: 1 };
  expect(afterShift(key('stage', '1', {}, 'page', 0), page, shift)).toEqual({ items: [], total: 0 });
  const empty = { items: [], total: 0 };
  expect(afterShift(key('stage', '2', {}, 'page', 0), empty, shift)).toEqual({ items: [after], total: 1 });
  expect(afterShift(key('forecast', '1', {}, 'page', 0), page, shift)).toBe(page);
});

it('an opportunity is a card that is worth all its periods', () => {
  const roof = {
    id: 7,
    title: 'Roof',
    responsible: { id: 'u' },
    bidType: 4,
    bidValue: 100,
    perPeriodValue: 12,
    expectedCloseDate: '',
    isPrivate: false,
  } as unknown as Opportunity;
  expect(toCard(roof)).toMatchObject({ worth: 1200, contact: null, successProbability: 0 });
});
