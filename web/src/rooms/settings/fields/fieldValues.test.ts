import { expect, it } from 'vitest';
import type { FieldDefinition } from '../../../shared/wire/types';
import { missingIn, NEW_FIELD, toFieldInput, toFieldValues } from './fieldValues';

const defined = (fieldType: number, mask: string): FieldDefinition =>
  ({ id: 1, label: 'Region', fieldType, mask, position: 0 }) as FieldDefinition;

it('goes to the wire and back', () => {
  for (const [type, mask] of [
    [0, '{"size":"60"}'],
    [1, '{"rows":"5","cols":"30"}'],
    [2, '["North","West"]'],
    [4, ''],
  ] as const)
    expect(toFieldInput(toFieldValues(defined(type, mask)))).toEqual({
      label: 'Region',
      fieldType: type,
      mask,
    });
});

it('copes with masks of others', () => {
  expect(toFieldValues(defined(0, 'x')).size).toBe(NEW_FIELD.size);
  expect(toFieldValues(defined(2, '{}')).options).toEqual([]);
});

it('wants a label, and options to choose from', () => {
  expect(missingIn(NEW_FIELD)).toBe('label');
  expect(missingIn({ ...NEW_FIELD, label: 'Region', fieldType: 2 })).toBe('options');
  expect(missingIn({ ...NEW_FIELD, label: 'Region' })).toBeNull();
});
