import { expect, it } from 'vitest';
import { arrangedOf } from '../../../data/arranged';
import { COLORS, freshLook, iconsFor } from './looks';

it('gives new items a look that no other has', () => {
  expect(freshLook('stages', [{ color: COLORS[0], icon: '' }])).toEqual({ color: COLORS[1], icon: '' });
  expect(freshLook('types', [])).toEqual({ color: '', icon: '' });
  expect(freshLook('historyCategories', [{ color: '', icon: 'event_category_note.png' }]).icon).toBe(
    'event_category_email.png',
  );
  expect(iconsFor('taskCategories')).toHaveLength(12);
});

it('reads what the wire has', () => {
  const item = { id: 3, title: 'Demo', imagePath: '/images/task_category_demo.png' };
  expect(arrangedOf(item)).toMatchObject({ id: 3, icon: 'task_category_demo.png', count: 0, color: '' });
});
