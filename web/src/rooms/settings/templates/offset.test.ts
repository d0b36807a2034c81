import { expect, it } from 'vitest';
import { offsetOf, ticksOf } from './offset';

it('says times in the largest whole unit', () => {
  expect(offsetOf(0)).toEqual({ amount: 0, unit: 'days' });
  expect(offsetOf(3 * 864_000_000_000)).toEqual({ amount: 3, unit: 'days' });
  expect(offsetOf(36 * 36_000_000_000)).toEqual({ amount: 36, unit: 'hours' });
  expect(offsetOf(45 * 600_000_000)).toEqual({ amount: 45, unit: 'minutes' });
  expect(offsetOf(600_000_001)).toEqual({ amount: 1, unit: 'minutes' });
});

it('sends back what it was told', () => {
  for (const ticks of [0, 36_000_000_000, 864_000_000_000, 90 * 600_000_000])
    expect(ticksOf(offsetOf(ticks))).toBe(ticks);
});
