import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../spec/index.ts';

type Items = Record<string, unknown>[];

/** The elements at a path below a resource, of all lists on the way: `series.instance`. */
export function elementsAt(resource: unknown, path: string): unknown[] {
  return path.split('.').reduce<unknown[]>(
    (parents, name) => {
      return parents.flatMap((parent) => (parent as Record<string, unknown>)[name] ?? []);
    },
    [resource],
  );
}

/** A study with another list at a path, in every parent that has one: `series.instance`. */
export function withList(study: Resource, path: string, change: (items: Items) => Items): Resource {
  return changed(study, path.split('.'), change) as Resource;
}

function changed(
  parent: Record<string, unknown>,
  [name = '', ...rest]: string[],
  change: (items: Items) => Items,
): Record<string, unknown> {
  const value = parent[name];
  if (value === undefined) return parent;
  if (!Array.isArray(value)) {
    return { ...parent, [name]: changed(value as Record<string, unknown>, rest, change) };
  }
  const items = value as Items;
  const list = rest.length === 0 ? change(items) : items.map((one) => changed(one, rest, change));
  return isDeepStrictEqual(list, items) ? parent : { ...parent, [name]: list };
}
