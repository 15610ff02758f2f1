import type { Faker } from '@faker-js/faker';

/**
 * Values in a random order, over and over: none comes more often than another by more than one.
 * @returns draws the next one; nothing, if there are no values
 */
export function deck<T>(values: readonly T[], random: Faker): () => T | undefined {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = random.helpers.shuffle([...values]);
    return left.pop();
  };
}
