import { createHash } from 'node:crypto';
import { base, en, Faker } from '@faker-js/faker';

/**
 * A Faker that depends on nothing but seed and key, so that a new resource does not shift the others.
 * The same pair always gives the same sequence.
 */
export function random(seed: number, key: string): Faker {
  return reseeded(new Faker({ locale: [en, base] }), seed, key);
}

/** Sets a Faker to where {@link random} starts: a new one takes longer to make than a study does. */
export function reseeded(faker: Faker, seed: number, key: string): Faker {
  faker.seed(subSeeds(seed, key));
  faker.setDefaultRefDate('2020-01-01T00:00:00Z');
  return faker;
}

/** The 32 bytes that stand for a seed and a key. */
export function digest(seed: number, key: string): Buffer {
  return createHash('sha256').update(`${seed}\n${key}`).digest();
}

function subSeeds(seed: number, key: string): number[] {
  const bytes = digest(seed, key);
  return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32BE(i * 4));
}
