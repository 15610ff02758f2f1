import type { SearchParameter } from '../../spec/index.ts';
import { parametersOf } from './parameters.ts';
import type { SortRule } from './result-controls.ts';
import { Sql } from './sql.ts';

/** Index table and column by which a parameter of each type sorts. */
const sortColumns: Partial<
  Record<SearchParameter['type'], readonly [table: string, column: string]>
> = {
  token: ['token', 'code'],
  reference: ['reference', 'coalesce(reference.url, reference.type || reference.id)'],
  date: ['date', 'low'],
  string: ['text', 'normalised'],
  uri: ['uri', 'uri'],
};

/**
 * The order of results: by the sort rules, then in order of creation. Of several values the one that comes first
 * in the order counts; resources without a value come last (search.html#sort).
 */
export function orderBy(types: readonly string[], rules: readonly SortRule[]): Sql {
  const terms = rules.flatMap(({ code, descending }) => {
    const type = parametersOf(types[0] ?? '').get(code)?.type;
    const [table, column] = (type && sortColumns[type]) ?? [];
    if (!table) return [];
    const [first, direction] = descending ? ['max', 'DESC'] : ['min', 'ASC'];
    const text = `(SELECT ${first}(${column}) FROM ${table}
      WHERE ${table}.resource = resource.key AND ${table}.parameter = ?) ${direction} NULLS LAST`;
    return [new Sql(text, [code])];
  });
  const ties = new Sql('resource.key', []);
  const all = [...terms, ties];
  return new Sql(
    all.map((term) => term.text).join(', '),
    all.flatMap((term) => term.values),
  );
}
