import { expect, it } from 'vitest';
import type { Info } from '../../shared/wire/types';
import { draftOf, isBlank, isPlausible, newDraft, toDetailInput, toSave } from './detailForm';

const mail = (id: number, data: string, isPrimary: boolean): Info => ({
  id,
  infoType: 1,
  category: 1,
  data,
  categoryName: 'Work',
  isPrimary,
});

it('makes the first of a kind the primary one', () => {
  expect(newDraft(1, []).isPrimary).toBe(true);
  expect(newDraft(1, [mail(1, 'a@b', true)]).isPrimary).toBe(false);
  expect(newDraft(0, [mail(1, 'a@b', true)]).isPrimary).toBe(true);
});

it('sends a category by its name', () => {
  const draft = { ...newDraft(0, []), category: 2, text: ' +44 20 ' };
  expect(toDetailInput(draft)).toEqual({
    infoType: 0,
    category: { name: 'Mobile', number: 2 },
    isPrimary: true,
    data: '+44 20',
  });
});

it('leaves one primary detail of a kind', () => {
  const all = [mail(1, 'a@b', true), mail(2, 'c@d', false)];
  const sent = toSave({ ...draftOf(mail(2, 'c@d', false), 1), isPrimary: true }, all);
  expect(sent.map(({ id, isPrimary }) => [id, isPrimary])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(toSave(draftOf(mail(1, 'a@b', true), 1), all)).toHaveLength(1);
});

it('sees slips', () => {
  expect(isPlausible({ ...newDraft(1, []), text: 'nobody' })).toBe(false);
  expect(isPlausible({ ...newDraft(1, []), text: 'ada@example.org' })).toBe(true);
  expect(isBlank({ ...newDraft(7, []), text: 'x' })).toBe(true);
});
