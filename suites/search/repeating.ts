import { elementsOf } from '../../spec/index.ts';
import type { Subject } from './behaviour.ts';
import { SEARCHED } from './subjects.ts';

const max = new Map(elementsOf(SEARCHED).map((element) => [element.path, element.max]));

/** Whether one study may have several values of a parameter. */
export function isRepeating({ elements }: Subject): boolean {
  return elements.some(({ path }) => {
    const parts = path.split('.');
    return parts.some((_, at) => max.get(parts.slice(0, at + 1).join('.')) === '*' && at > 0);
  });
}
