import { NotApplicable } from '../../fixtures/check.ts';
import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { FhirClient, SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { CompartmentDefinition, Resource } from '../../spec/index.ts';
import { resultOf, searchsetInBatch } from './batch.ts';
import type { Query } from './behaviour.ts';
import { criterion, isUnsupported, referredTo, theirs } from './compartment.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { ROOM } from './find.ts';
import { namesIn } from './found.ts';
import { nameOf } from './joins.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

/** One way to ask for studies in a place. */
export interface Way {
  /** Completes “asked for …”. */
  name: string;
  isPosted: boolean;
  /** The seeded studies that are found there. */
  studies: readonly Resource[];
  /** Seeded studies that are not, whatever is asked for. */
  others: readonly Resource[];
  search(query: Query): Promise<SearchResult>;
  /** A search without which later pages need not be there. */
  restsOn?(query: Query): Promise<SearchResult>;
}

/** Where studies are searched for otherwise than by their type alone. */
export interface Place {
  /** What ids of its checks begin with. */
  id: string;
  /** Completes “In …”. */
  name: string;
  requirement: string;
  waysOf(context: CheckContext): Way[];
}

const methods = ['GET', 'POST'] as const;

/** The compartment that most studies are in, with what is in it and what is not. */
function compartmentOf(context: CheckContext, definition: CompartmentDefinition) {
  const { code, members } = definition;
  const [name] = referredTo(context, code, members[SEARCHED]);
  if (!name) throw new NotApplicable(`the server keeps no ${code} that studies refer to`);
  const { must, open } = expectedSet(context.session, criterion(definition, name));
  const all = seededStudies(context.session);
  return {
    path: `${name}/${SEARCHED}`,
    studies: all.filter((one) => must.includes(nameOf(one))),
    others: all.filter((one) => ![...must, ...open].includes(nameOf(one))),
  };
}

const compartments: Place[] = theirs.map((definition) => ({
  id: `search/_compartment/${definition.code.toLowerCase()}-`,
  name: `the compartment of a ${definition.code}`,
  requirement: 'search-compartment-patient',
  waysOf: (context) => {
    const { path, ...found } = compartmentOf(context, definition);
    return methods.map((method) => ({
      ...found,
      name: `by ${method} at ${path}`,
      isPosted: method === 'POST',
      search: (query) => context.server.search(SEARCHED, query, { path, method }),
    }));
  },
}));

const wholeServer: Place = {
  id: 'search/_type/',
  name: 'a search of the whole server',
  requirement: 'search-system-level-type',
  waysOf: (context) => {
    const { server, session } = context;
    if (!claimsOfSystem(session, 'search-system')) {
      throw new NotApplicable('the CapabilityStatement does not list search-system');
    }
    return methods.map((method) => ({
      studies: seededStudies(session),
      others: [],
      name: `by ${method} at the base`,
      isPosted: method === 'POST',
      // R4 prints two forms (http.html#vsearch).
      search: async (query) => {
        const sent: Query = [['_type', SEARCHED], ...query];
        const how = { method, scoped: false };
        const result = await server.search(SEARCHED, sent, { ...how, path: '' });
        if (method === 'POST' || result.answer.status === 200) return result;
        return server.search(SEARCHED, sent, { ...how, path: '/' });
      },
    }));
  },
};

const inBatch: Place = {
  id: 'search/_batch/',
  name: 'a batch',
  requirement: 'bundle-response-type-order',
  waysOf: (context) => {
    const { session } = context;
    if (!claimsOfSystem(session, 'batch')) {
      throw new NotApplicable('the CapabilityStatement does not list batch');
    }
    const at = (path: string) => ({
      name: `in a batch at ${path}`,
      isPosted: false,
      search: async (query: Query) => {
        const { answer, entry } = await searchsetInBatch(context, query, path);
        return resultOf(context, answer, entry);
      },
    });
    const [definition] = theirs;
    const isReferredTo =
      definition && referredTo(context, definition.code, definition.members[SEARCHED]).length > 0;
    const { path = '', ...found } = isReferredTo ? compartmentOf(context, definition) : {};
    const restsOn = (query: Query) => context.server.search(SEARCHED, query, { path });
    return [
      { ...at(SEARCHED), studies: seededStudies(session), others: [] },
      ...('studies' in found ? [{ ...at(path), ...found, restsOn }] : []),
    ];
  },
};

/** All of them (http.html#vsearch, #transaction, compartmentdefinition.html#use). */
export const places: Place[] = [...compartments, wholeServer, inBatch];

export const idsOf = (studies: readonly Resource[]): Query => [
  ['_id', studies.map(({ id }) => id).join(',')],
];

/** Of the studies of a way so many, one of those elsewhere among them, and those of them that it has to find. */
export function sampleOf(way: Way, most: number): { query: Query; names: string[] } {
  const some = way.studies.slice(0, most);
  const query = idsOf([...some.slice(0, 1), ...way.others.slice(0, 1), ...some.slice(1)]);
  return { query, names: some.map(nameOf).sort() };
}

const FEW = 3;

/**
 * The ways that find what they have to find where nothing else is asked for: the others have checks of their own.
 * @throws {NotApplicable} if there is none
 */
export async function usableWays(context: CheckContext, place: Place): Promise<Way[]> {
  const usable: Way[] = [];
  for (const way of place.waysOf(context)) {
    const { query, names } = sampleOf(way, FEW);
    if (names.length < 2) continue;
    const rest = await way.restsOn?.(query);
    if (rest && isUnsupported(rest)) continue;
    const result = await way.search([...query, ['_count', String(ROOM)]]);
    if (isUnsupported(result) || result.answer.status !== 200) continue;
    const isTyped = place !== wholeServer || way.isPosted || !isLeftOut(result, '_type');
    const isRight = namesIn(result).join() === names.join() && isOnlyOf(result);
    if (isTyped && isRight) usable.push(way);
  }
  if (usable.length > 0) return usable;
  throw new NotApplicable(`in ${place.name} studies are not found, as R4 allows`);
}

/** Whether the matches are studies alone, and a total is their number. */
function isOnlyOf({ entries, matches, total = matches.length }: SearchResult): boolean {
  const found = entries.filter(({ mode = 'match' }) => mode === 'match');
  return found.length === matches.length && total === matches.length;
}

/** The context in which searches for lists of ids are asked for in this way. */
export function contextIn(context: CheckContext, way: Way): CheckContext {
  const { server } = context;
  const search: FhirClient['search'] = (type, params, how = {}) =>
    type === SEARCHED && typeof params !== 'string' && params.some(([name]) => name === '_id')
      ? way.search(params.map(([name, value]): Query[number] => [name, value]))
      : server.search(type, params, how);
  return { ...context, server: { ...server, search } };
}
