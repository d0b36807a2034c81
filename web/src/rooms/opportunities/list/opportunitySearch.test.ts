import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween, periodDays } from '../periods';
import { filterValues, readOpportunitySearch, toOpportunityFilter, withFilter } from './opportunitySearch';

const TODAY = '2024-02-15';

describe('an address', () => {
  it('without anything shows all by stage', () => {
    expect(toOpportunityFilter(readOpportunitySearch({}), TODAY)).toEqual({
      sortBy: 'stage',
      sortOrder: 'ascending',
    });
  });

  it('becomes what the API takes', () => {
    const search = readOpportunitySearch({
      q: 'roof',
      responsible: 'ada',
      stage: 3,
      state: 'won',
      tags: 'vip',
      close: 'thisMonth',
      contact: '7',
      role: 'main',
      sort: 'bidvalue',
      order: 'desc',
      x: 1,
    });
    expect(toOpportunityFilter(search, TODAY)).toEqual({
      sortBy: 'bidvalue',
      sortOrder: 'descending',
      filterValue: 'roof',
      responsibleid: 'ada',
      opportunityStagesid: 3,
      stageType: 1,
      tags: ['vip'],
      fromDate: '2024-02-01T00:00:00',
      toDate: '2024-02-29T23:59:00',
      contactid: 7,
      contactAlsoIsParticipant: false,
    });
  });

  it('has a range that may be open at one end', () => {
    const search = withFilter(readOpportunitySearch({ close: 'today' }), 'range', ['2024-01-01', '']);
    expect(search).toEqual({ from: '2024-01-01' });
    expect(toOpportunityFilter(search, TODAY)).toMatchObject({
      fromDate: '2024-01-01T00:00:00',
      toDate: '9999-12-30T23:59:00',
    });
    expect(filterValues(search).range).toEqual(['2024-01-01', '']);
    expect(withFilter(search, 'close', 'lastMonth')).toEqual({ close: 'lastMonth' });
    expect(withFilter(search, 'stage', '4')).toEqual({ from: '2024-01-01', stage: '4' });
  });
});

it('periods begin and end as calendars do', () => {
  expect(periodDays('lastMonth', '2024-01-31')).toEqual(['2023-12-01', '2023-12-31']);
  expect(periodDays('nextMonth', '2024-01-31')).toEqual(['2024-02-01', '2024-02-29']);
  expect(periodDays('yesterday', '2024-03-01')).toEqual(['2024-02-29', '2024-02-29']);
  expect(addMonths('2024-01', -13)).toBe('2022-12');
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
});
