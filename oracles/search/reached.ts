import type { Resource, SearchParameter } from '../../spec/index.ts';
import { extract } from './extract.ts';
import { literalOf, sameRoot, trimmedBase } from './reference-text.ts';

/** What a reference joins with in chains, includes and `_has`. */
export interface Reached {
  /** Where the reference is: `series[0].performer[1].actor`. */
  path: string;
  /** `Type/id` on this server; neither this nor `inside` for a logical reference, or one to another server. */
  at?: string;
  /** A contained resource. */
  inside?: Resource;
  /** R4 leaves open whether the reference is followed to the current version, or at all. */
  doubt: boolean;
}

/**
 * What the references that a parameter finds in a resource lead to (search.html#reference, #versions, #contained).
 * @param base own base of the server; left out, absolute references may or may not be its own
 */
export function reachedBy(
  resource: Resource,
  parameter: SearchParameter,
  base?: string,
): Reached[] {
  const own = trimmedBase(base);
  return extract(resource, parameter, own).map(({ path, data }) => ({
    path,
    ...reached(data, resource, own),
  }));
}

/** What one reference leads to. */
export function reached(
  data: unknown,
  resource: Resource,
  base: string | undefined,
): Omit<Reached, 'path'> {
  const literal = literalOf((data as { reference?: unknown } | undefined)?.reference);
  if (literal?.kind === 'contained') {
    const contained = (resource.contained ?? []) as Resource[];
    const inside = contained.find(({ id }) => id === literal.id);
    return inside ? { inside, doubt: true } : { doubt: false };
  }
  if (literal?.kind !== 'rest') return { doubt: false };
  const { same } = sameRoot(literal.root, '', base);
  if (same === 'no') return { doubt: false };
  const at = `${literal.type}/${literal.id}`;
  return { at, doubt: same === 'in-doubt' || literal.version !== undefined };
}
