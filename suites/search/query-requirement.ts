import { splitUnescaped } from '../../oracles/search/index.ts';
import { searchParametersOf } from '../../spec/index.ts';
import type { Query } from './behaviour.ts';
import { SEARCHED } from './subjects.ts';

const byModifier: Record<string, string> = {
  not: 'search-token-not',
  missing: 'search-missing',
  text: 'search-token-text',
  'of-type': 'search-token-of-type',
  identifier: 'search-reference-identifier-modifier',
};

const byPrefix: Record<string, string> = {
  ne: 'search-date-ne',
  gt: 'search-date-gt-lt',
  lt: 'search-date-gt-lt',
  ge: 'search-date-ge-le',
  le: 'search-date-ge-le',
  sa: 'search-date-sa-eb',
  eb: 'search-date-sa-eb',
  ap: 'search-date-ap',
};

/** The requirement that a search shows most of all: it is the smallest of its kind, so that nothing in it is idle. */
export function requirementOf(query: Query): string {
  const [[written, value] = ['', '']] = query;
  if (query.length > 1) return 'search-and-repeat';
  if (splitUnescaped(value, ',').length > 1) return 'search-or-comma';
  const [code, modifier] = written.split(':');
  if (modifier !== undefined) return byModifier[modifier] ?? 'search-reference-type-modifier';
  const type = searchParametersOf(SEARCHED).find((one) => one.code === code)?.type;
  if (type === 'date') return byPrefix[value.slice(0, 2)] ?? 'search-date-eq-implicit-range';
  if (type === 'reference') return 'search-reference-forms';
  if (!/(?<!\\)\|/.test(value)) return 'search-token-code-only';
  if (value.startsWith('|')) return 'search-token-no-system';
  return value.endsWith('|') ? 'search-token-system-only' : 'search-token-system-and-code';
}
