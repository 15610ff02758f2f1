import { linkOf } from './search-pages.ts';
import type { Searchset } from './search-request.ts';

/** Whether a search took no notice of a parameter, by its self link; those with an underscore aside. */
export function isUnknownTo(set: Searchset, name: string): boolean {
  const [, query = ''] = linkOf(set, 'self')?.split('?') ?? [];
  return !name.startsWith('_') && !new URLSearchParams(query).has(name);
}

/** The self link of a search alone, without some of its parameters. */
export function linkedWithout(set: Searchset, names: readonly string[]): Searchset['link'] {
  const [path = '', query = ''] = linkOf(set, 'self')?.split('?') ?? [];
  const kept = [...new URLSearchParams(query)].filter(([name]) => !names.includes(name));
  const url = kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
  return [{ relation: 'self', url }];
}
