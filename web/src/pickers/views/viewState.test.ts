import { expect, it } from 'vitest';
import type { SavedView } from '../../data/views';
import { canonical, columnsOf, currentView, readViewState } from './viewState';

const columns = { order: [], hidden: {}, widths: {} };
const user = { id: 'u', displayName: 'Ada', avatarSmall: '', profileUrl: '' };
const view = (id: number, search: object): SavedView => ({
  id,
  list: 'contact',
  title: `View ${id}`,
  state: { search, columns },
  isShared: false,
  createBy: user,
  canEdit: true,
});

it('takes the same for the same, in whatever order', () => {
  expect(canonical({ a: 1, b: [2, { d: 'x', c: undefined }] })).toBe(canonical({ b: [2, { d: 'x' }], a: 1 }));
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }));
});

it('knows the view that a list is at', () => {
  const views = [view(1, { kind: 'company' }), view(2, { kind: 'person' })];
  expect(currentView(views, { search: { kind: 'person' }, columns }, null)?.view.id).toBe(2);
  const changed = currentView(views, { search: { kind: 'person', q: 'ada' }, columns }, 2);
  expect([changed?.view.id, changed?.isChanged]).toEqual([2, true]);
  expect(currentView(views, { search: {}, columns }, 2)).toBeNull();
  expect(currentView(views, { search: { q: 'x' }, columns }, 9)).toBeNull();
});

it('reads leniently what a view remembers', () => {
  expect(readViewState('nonsense')).toEqual({ search: {} });
  expect(columnsOf(readViewState({ search: {}, columns: { order: 1 } }))).toBeNull();
  expect(
    columnsOf({ search: {}, columns: { order: ['a'], hidden: { b: true }, widths: { a: 1, b: 'x' } } }),
  ).toEqual({ order: ['a'], hidden: { b: true }, widths: { a: 1 } });
});
