import { randomBytes, randomUUID } from 'node:crypto';
import type { IdStyle } from './options.ts';

/** Makes the ids of created resources in a style; what is unused so far is for the caller to check. */
export function idMaker(style: IdStyle): (type: string) => string {
  const counters = new Map<string, number>();
  const next = (name: string) => {
    const count = (counters.get(name) ?? 0) + 1;
    counters.set(name, count);
    return String(count);
  };
  const styles: Record<IdStyle, (type: string) => string> = {
    uuid: () => randomUUID(),
    counter: () => next('all types'),
    'counter-per-type': (type) => next(type),
    longest: () => `A-${randomBytes(30).toString('hex')}.z`,
  };
  return styles[style];
}
