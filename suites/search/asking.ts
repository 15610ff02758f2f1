import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { batchOf, type Entry, resultOf } from './batch.ts';
import type { Query } from './behaviour.ts';
import { criterion, referredTo, theirs } from './compartment.ts';
import { expectedSet } from './expected.ts';
import { ROOM } from './find.ts';
import { type Criterion, queryOf } from './generated-queries.ts';
import { shown } from './matrix.ts';
import { SEARCHED } from './subjects.ts';

/** How the same search can be sent (http.html#search, compartmentdefinition.html#use). */
export const methods = [
  'GET',
  'POST',
  'POST, first criterion in the URL',
  'POST, controls in the URL',
  'batch',
  'transaction',
  'compartment',
] as const;

type Method = (typeof methods)[number];

/** Whether searches are sent as entries of a Bundle. */
export const isBundled = (method: Method): method is 'batch' | 'transaction' =>
  method === 'batch' || method === 'transaction';

/** The way in which a search is asked, whatever its criteria. */
export interface Asking {
  method: Method;
  /** `_count`; left out: none is sent. */
  count?: number;
  /** Other parameters that shape the result and do not select it. */
  controls: Query;
  /** The controls stand before the criteria. */
  controlsFirst?: boolean;
}

export const plainly: Asking = { method: 'GET', controls: [] };

/** Whether a server may refuse a search for the way in which it is asked alone. */
export const mayBeRefused = ({ method, controls }: Asking): boolean =>
  controls.length > 0 || isBundled(method) || method === 'compartment';

/** The criteria that the matches have to meet: the compartment is one of them. */
export function selecting(context: CheckContext, query: Query, { method }: Asking): Query {
  const inside = method === 'compartment' ? compartment(context) : undefined;
  return inside ? [...inside.criterion, ...query] : query;
}

interface Compartment {
  path: string;
  criterion: Query;
}

const largest = new WeakMap<object, Compartment | undefined>();

/** The compartment that most studies are in. */
export function compartment(context: CheckContext): Compartment | undefined {
  const { session } = context;
  if (largest.has(session)) return largest.get(session);
  const [definition] = theirs;
  const [name] = definition
    ? referredTo(context, definition.code, definition.members[SEARCHED])
    : [];
  const found =
    definition && name
      ? { path: `${name}/${SEARCHED}`, criterion: criterion(definition, name) }
      : undefined;
  largest.set(session, found);
  return found;
}

function shapingOf({ session }: CheckContext, { controls, count }: Asking): Query {
  // What is not narrowed to the studies of this run is not asked for in small pages.
  const size = session.target.scope.kind === 'none' ? ROOM : count;
  return size === undefined ? controls : [...controls, ['_count', String(size)]];
}

/** All parameters of a search in this way, in their order. */
export function sentFor(context: CheckContext, criteria: Query, asking: Asking): Query {
  const shaping = shapingOf(context, asking);
  return asking.controlsFirst ? [...shaping, ...criteria] : [...criteria, ...shaping];
}

/** Searches the seeded studies in this way, over all pages. */
export async function askedFor(
  context: CheckContext,
  criteria: Query,
  asking: Asking,
): Promise<SearchResult> {
  const { server } = context;
  const { method } = asking;
  const shaping = shapingOf(context, asking);
  const all = sentFor(context, criteria, asking);
  switch (method) {
    case 'GET':
    case 'POST':
      return server.search(SEARCHED, all, { method });
    case 'POST, first criterion in the URL': {
      const inUrl = criteria.slice(0, 1);
      const form = all.filter((one) => !inUrl.includes(one));
      return server.search(SEARCHED, form, { method: 'POST', inUrl });
    }
    case 'POST, controls in the URL':
      return server.search(SEARCHED, criteria, { method: 'POST', inUrl: shaping });
    case 'compartment': {
      const path = compartment(context)?.path ?? SEARCHED;
      return server.search(SEARCHED, all, { path });
    }
    case 'batch':
    case 'transaction': {
      const [result] = await askedTogether(context, [all], method);
      if (!result) throw new Error('one search has one result');
      return result;
    }
  }
}

/** What several searches find that are sent in one Bundle, each over all its pages. */
export async function askedTogether(
  context: CheckContext,
  queries: readonly Query[],
  type: 'batch' | 'transaction',
): Promise<SearchResult[]> {
  const answer = await context.server.transaction({
    ...batchOf(context, queries),
    type,
  } as Resource);
  const entries = itemsOf<Entry>(answer.resource?.entry);
  const results: SearchResult[] = [];
  for (const at of queries.keys()) {
    results.push(await resultOf(context, answer, entries[at] ?? {}));
  }
  return results;
}

/** More pages than that tell nothing new. */
const MOST_PAGES = 4;

/** The size of page nearest to the one that is wanted with which the search takes a few pages. */
export function fewPages(context: CheckContext, query: Query, asking: Asking): Asking {
  if (asking.count === undefined) return asking;
  const { must, open } = expectedSet(context.session, selecting(context, query, asking));
  const most = must.length + open.length;
  return { ...asking, count: Math.max(asking.count, Math.ceil(most / MOST_PAGES)) };
}

/** The same with one thing less that is out of the ordinary, the most telling first. */
export function plainerThan(asking: Asking): Asking[] {
  const { controls, count, method, controlsFirst } = asking;
  const { count: _count, ...uncounted } = asking;
  return [
    ...controls.map((_, at) => ({
      ...asking,
      controls: controls.filter((_one, place) => place !== at),
    })),
    ...(controlsFirst ? [{ ...asking, controlsFirst: false }] : []),
    ...(count === undefined ? [] : [uncounted]),
    ...(method === 'GET' ? [] : [{ ...asking, method: 'GET' as const }]),
    ...(method.startsWith('POST,') ? [{ ...asking, method: 'POST' as const }] : []),
  ];
}

/** The search as a person would write it down. */
export function written(
  context: CheckContext,
  criteria: readonly Criterion[],
  { method, count, controls, controlsFirst }: Asking,
): string {
  const shaping: Query = count === undefined ? controls : [...controls, ['_count', String(count)]];
  const query = queryOf(criteria);
  const all = controlsFirst ? [...shaping, ...query] : [...query, ...shaping];
  const path = method === 'compartment' ? `${compartment(context)?.path}?` : '';
  return `${method === 'GET' || method === 'compartment' ? '' : `${method}: `}${path}${shown(all)}`;
}
