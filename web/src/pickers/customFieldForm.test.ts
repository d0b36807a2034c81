import { expect, it } from 'vitest';
import { tagged } from '../data/tags';
import type { CustomField, FieldDefinition } from '../shared/wire/types';
import { dayIn, groupedFields, isChecked, optionsOf, valueIn } from './customFieldForm';
import { fitting } from './tagChoice';

function field(id: number, fieldType: number, position: number): FieldDefinition {
  return {
    id,
    fieldType,
    position,
    label: `F${id}`,
    mask: '',
    entityId: -1,
    fieldValue: ' ',
    relativeItemsCount: 0,
  };
}

it('fields stand below their headings, in their order', () => {
  const groups = groupedFields([field(3, 0, 3), field(2, 4, 2), field(1, 0, 1), field(4, 4, 4)]);
  expect(groups.map((group) => [group.heading?.id ?? null, group.fields.map(({ id }) => id)])).toEqual([
    [null, [1]],
    [2, [3]],
  ]);
});

it('reads what fields hold', () => {
  const values: CustomField[] = [
    { id: 1, fieldValue: ' x ', entityId: 7, label: '', fieldType: 0, position: 0, mask: '' },
  ];
  expect([valueIn(values, 1), valueIn(values, 2)]).toEqual(['x', '']);
  expect(optionsOf('["North","South"]')).toEqual(['North', 'South']);
  expect(optionsOf('?')).toEqual([]);
  expect(['true', '1', 'False', ''].map(isChecked)).toEqual([true, true, false, false]);
  expect([dayIn('2024-06-30T00:00:00'), dayIn('30.6.2024')]).toEqual(['2024-06-30', null]);
});

it('suggests tags that the record has not, the best first', () => {
  expect(fitting(['Old VIP', 'vip', 'Lead'], ['Lead'], 'v')).toEqual({
    options: ['vip', 'Old VIP'],
    isNew: true,
  });
  expect(fitting(['vip'], [], 'VIP').isNew).toBe(false);
  expect(fitting(['vip'], ['VIP'], 'vip')).toEqual({ options: [], isNew: false });
});

it('a tag is given and taken', () => {
  expect(tagged(['Lead'], { title: 'VIP', isOn: true })).toEqual(['Lead', 'VIP']);
  expect(tagged(['vip'], { title: 'VIP', isOn: true })).toEqual(['vip']);
  expect(tagged(['vip'], { title: 'VIP', isOn: false })).toEqual([]);
});
