import { expect, test } from 'vitest';
import { random } from '../../generators/random.ts';
import { covering } from '../../suites/crud/mixed/covering.ts';

const factors = {
  way: ['a', 'b', 'c', 'd'],
  place: [1, 2, 3],
  asked: ['x', 'y'],
  last: [true, false],
};

const mixes = (seed: number, most = 100) => covering(factors, random(seed, 'covering'), most);

test('any two values of two circumstances meet', () => {
  const made = mixes(1);
  for (const way of factors.way) {
    for (const place of factors.place) {
      expect(made.some((mix) => mix.way === way && mix.place === place)).toBe(true);
    }
    for (const asked of factors.asked) {
      expect(made.some((mix) => mix.way === way && mix.asked === asked)).toBe(true);
    }
  }
  // All in all there are 48 mixes; the two longest lists alone need 12.
  expect(made.length).toBeLessThanOrEqual(18);
});

test('the seed alone decides', () => {
  expect(mixes(2)).toEqual(mixes(2));
  expect(mixes(2)).not.toEqual(mixes(3));
});

test('no more are made than are asked for, and each value is in one of them', () => {
  const made = mixes(4, 5);
  expect(made).toHaveLength(5);
  expect(new Set(made.map(({ way }) => way)).size).toBe(4);
});

test('a circumstance without values is left out', () => {
  const [mix] = covering({ ...factors, none: [] }, random(5, 'covering'), 1);
  expect(mix).toBeDefined();
  expect(mix && 'none' in mix).toBe(false);
});
