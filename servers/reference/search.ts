import type { Resource } from '../../spec/index.ts';
import { contentOf, lookedAt, returnedKeys } from './contained.ts';
import { criterion } from './criteria.ts';
import { includedBeside, type Returned } from './includes.ts';
import { parametersOf } from './parameters.ts';
import { type Parameter, writeQuery } from './query.ts';
import { type Issue, operationOutcome, refuse, UnknownParameter } from './refusal.ts';
import { isResultControl, type ResultControls, resultControls } from './result-controls.ts';
import type { Service } from './service.ts';
import { orderBy } from './sort.ts';
import { among, every, type Sql, sql } from './sql.ts';
import { subset } from './subset.ts';

export interface SearchRequest {
  /** Resource types that are searched. */
  types: readonly string[];
  /** Below the base, for links: `ImagingStudy`, `Patient/1/ImagingStudy`, or empty. */
  path: string;
  parameters: readonly Parameter[];
  /** `Prefer: handling=strict` */
  strict: boolean;
  /** What limits the search besides the parameters, e.g. a compartment. */
  within?: Sql;
}

/** Parameters of any interaction, none of search's business (http.html#parameters). */
const generalParameters: readonly string[] = ['_format', '_pretty'];
const pageParameter = '_page';

/**
 * Searches and returns the first page, or a later one if the parameters name it.
 * @throws {Refusal} if the search cannot be carried out as asked
 */
export function search(service: Service, request: SearchRequest): Resource {
  service.store.refreshIndex();
  const page = request.parameters.find(([name]) => name === pageParameter)?.[1];
  if (page !== undefined) return laterPage(service, request, page);
  const interpreted = interpret(service, request);
  const controls = resultControls(interpreted.used.filter(([name]) => isResultControl(name)));
  const keys = matchingKeys(service, request.types, interpreted.conditions, controls);
  const self = link('self', service, request.path, interpreted.used);
  if (controls.summary === 'count' || controls.count === 0)
    return searchset(keys, [self], [], false);
  const size = controls.count ?? service.pageSize;
  const name = keys.length > size ? service.pages.keep({ keys, controls }) : undefined;
  const links = [self, ...pageLinks(service, request.path, name, keys.length, 0, size)];
  const entries = [
    ...pageEntries(service, keys.slice(0, size), controls),
    ...outcomeEntries(interpreted.ignored),
  ];
  return searchset(keys, links, entries, controls.withoutTotal);
}

/** Keys of the resources that meet search parameters, for conditional interactions: nothing may be ignored. */
export function matchesOf(
  service: Service,
  type: string,
  parameters: readonly Parameter[],
): string[] {
  service.store.refreshIndex();
  const { conditions } = interpret(service, {
    types: [type],
    path: type,
    parameters,
    strict: true,
  });
  if (conditions.length === 0) {
    throw refuse(412, 'invalid', 'A conditional interaction needs at least one search parameter.');
  }
  const rows = service.store.database.all(
    sql`SELECT id FROM resource WHERE ${every([...lookedAt([type]), ...conditions])}`,
  );
  return rows.map((row) => String(row.id));
}

interface Interpreted {
  conditions: Sql[];
  used: Parameter[];
  ignored: Issue[];
}

function interpret(service: Service, request: SearchRequest): Interpreted {
  const interpreted: Interpreted = { conditions: [], used: [], ignored: [] };
  if (request.within) interpreted.conditions.push(request.within);
  const lead = leading(request.parameters);
  for (const parameter of request.parameters) {
    const [name, value] = parameter;
    if (isEmpty(value) || generalParameters.includes(name)) continue;
    const leads = parameter === lead;
    try {
      interpreted.conditions.push(...conditionsOf(service, request.types, name, value, leads));
      interpreted.used.push(parameter);
    } catch (error) {
      if (!(error instanceof UnknownParameter)) throw error;
      if (request.strict) throw refuse(400, 'not-supported', error.message, `http.${name}`);
      interpreted.ignored.push(ignoredIssue(error, name));
    }
  }
  return interpreted;
}

/** Parameters that few resources meet, the fewest first. */
const narrow: readonly string[] = ['_id', '_tag', 'identifier', 'patient', 'subject'];

/** The criterion that a search starts from. The others are looked up for what it finds. */
function leading(parameters: readonly Parameter[]): Parameter | undefined {
  const rank = new Map(narrow.map((name, index) => [name, index]));
  const [narrowest] = parameters
    .filter(([name]) => rank.has(name))
    .sort(([one], [other]) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
  return narrowest ?? parameters.find(([name]) => /^[a-z][a-z-]*$/.test(name));
}

function conditionsOf(
  service: Service,
  types: readonly string[],
  name: string,
  value: string,
  leads: boolean,
): Sql[] {
  if (name === '_query') {
    throw refuse(400, 'not-supported', `There is no query named '${value}'.`, 'http._query');
  }
  if (name === '_type') return [];
  if (isResultControl(name)) {
    if (name === '_sort') checkSort(types, value);
    if (/^_(?:rev)?include/.test(name)) checkInclude(service, name, value);
    return [];
  }
  if (isResultControl(name.split(':')[0] ?? '')) {
    throw refuse(400, 'not-supported', `'${name}' has a modifier it cannot have.`, `http.${name}`);
  }
  const context = { database: service.store.database, base: service.base, leads };
  const conditions = types.map((type) => criterion(type, name, value, context));
  return conditions.slice(0, 1);
}

/** Empty parameters are ignored, those of nothing but separators with them (search.html#errors). */
function isEmpty(value: string): boolean {
  return /^,*$/.test(value);
}

function checkSort(types: readonly string[], value: string): void {
  for (const rule of value.split(',')) {
    const code = rule.replace(/^-/, '');
    if (!types.every((type) => parametersOf(type).has(code))) {
      throw new UnknownParameter(`_sort=${rule}`);
    }
  }
}

function checkInclude(service: Service, name: string, value: string): void {
  const [source = '', code = ''] = value.split(':');
  const isKnown = service.types.has(source) && parametersOf(source).get(code)?.type === 'reference';
  const isAny = value === '*' || (service.types.has(source) && code === '*');
  if (!isKnown && !isAny && code !== '') throw new UnknownParameter(`${name}=${value}`);
}

function ignoredIssue(error: UnknownParameter, name: string): Issue {
  return {
    severity: 'warning',
    code: 'not-supported',
    diagnostics: `${error.message} It was ignored.`,
    expression: `http.${name}`,
  };
}

function matchingKeys(
  service: Service,
  types: readonly string[],
  conditions: readonly Sql[],
  controls: ResultControls,
): number[] {
  const rows = service.store.database.all(
    sql`SELECT key, container FROM resource
      WHERE ${every([...lookedAt(types, controls.contained), ...conditions])}
      ORDER BY ${orderBy(types, controls.sort)}`,
  );
  return returnedKeys(rows, controls.contained);
}

function laterPage(service: Service, request: SearchRequest, page: string): Resource {
  const [name = '', offset = ''] = page.split('.');
  const found = service.pages.at(name);
  if (!found || !/^\d+$/.test(offset)) {
    throw refuse(
      410,
      'not-found',
      'This page is no longer kept: search again.',
      `http.${pageParameter}`,
    );
  }
  const { keys, controls } = found;
  const from = Number(offset);
  const size = controls.count ?? service.pageSize;
  const links = [
    link('self', service, request.path, request.parameters),
    ...pageLinks(service, request.path, name, keys.length, from, size),
  ];
  const entries = pageEntries(service, keys.slice(from, from + size), controls);
  return searchset(keys, links, entries, controls.withoutTotal);
}

function pageLinks(
  service: Service,
  path: string,
  name: string | undefined,
  total: number,
  from: number,
  size: number,
) {
  if (name === undefined) return [];
  const to = (relation: string, offset: number) =>
    link(relation, service, path, [
      ['_count', String(size)],
      [pageParameter, `${name}.${offset}`],
    ]);
  return [
    ...(from + size < total ? [to('next', from + size)] : []),
    ...(from > 0 ? [to('previous', Math.max(0, from - size))] : []),
  ];
}

function link(relation: string, service: Service, path: string, parameters: readonly Parameter[]) {
  const query = writeQuery(parameters);
  const address = path === '' ? `${service.base}/` : `${service.base}/${path}`;
  return { relation, url: query === '' ? address : `${address}?${query}` };
}

function pageEntries(service: Service, keys: readonly number[], controls: ResultControls) {
  const included = includedBeside(keys, controls.includes, service.store.database);
  const matches = keys.map((key) => ({ key }));
  return [
    ...entriesOf(service, matches, 'match', (resource) => subset(resource, controls)),
    ...entriesOf(service, included, 'include', (resource) => resource),
  ];
}

function entriesOf(
  service: Service,
  returned: readonly Returned[],
  mode: 'match' | 'include',
  shape: (resource: Resource) => Resource,
) {
  if (returned.length === 0) return [];
  const rows = service.store.database.all(
    sql`SELECT key, type, id, version, container FROM resource
      WHERE deleted = 0 AND key IN ${among(returned.map(({ key }) => key))}`,
  );
  const byKey = new Map(rows.map((row) => [Number(row.key), row]));
  return returned.flatMap(({ key, version }) => {
    const current = byKey.get(key);
    if (!current) return [];
    const row = version === undefined ? current : { ...current, version };
    const location = row.container === null ? `${row.type}/${row.id}` : String(row.id);
    const resource = shape(contentOf(service.store, row));
    return [{ fullUrl: `${service.base}/${location}`, resource, search: { mode } }];
  });
}

function outcomeEntries(issues: readonly Issue[]) {
  if (issues.length === 0) return [];
  return [{ resource: operationOutcome(issues), search: { mode: 'outcome' } }];
}

function searchset(
  keys: readonly number[],
  link: readonly object[],
  entries: readonly object[],
  withoutTotal: boolean,
): Resource {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(withoutTotal ? {} : { total: keys.length }),
    link,
    ...(entries.length > 0 ? { entry: entries } : {}),
  };
}
