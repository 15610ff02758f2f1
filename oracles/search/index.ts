import { type Resource, resourceTypes, type SearchParameter } from '../../spec/index.ts';
import { type Clause, type ClauseContext, clauseOf } from './clause.ts';
import { typesKeptBy } from './extract.ts';
import { isJoin, type JoinContext, joinOf } from './join.ts';
import { offsetOf } from './moment.ts';
import { isResultControl, parameterOf } from './parameters.ts';
import { parseQuery, type QueryPart } from './query.ts';
import type { ZoneWindow } from './readings.ts';
import { literalOf, sameRoot, trimmedBase } from './reference-text.ts';
import { ValueReader } from './values.ts';
import { allOf, type Judgement, judgement, type Verdict } from './verdict.ts';

export * from './errors.ts';
export { splitUnescaped } from './query.ts';
export { type Reached, reachedBy } from './reached.ts';
export { type StoredValue, storedValues } from './stored-values.ts';
export type { Judgement, Should, Verdict } from './verdict.ts';

/** A query: the text behind the `?`, or decoded name and value pairs. */
export type SearchQuery = string | readonly (readonly [name: string, value: string])[];

/** What the oracle is told about the server. */
export interface OracleOptions {
  /** FHIR base that the server advertises; left out, absolute references may or may not be its own. */
  base?: string;
  /** The search parameters of a resource type, those of all types included. */
  parameters: (resourceType: string) => readonly SearchParameter[];
  /** Other resources on the server; they tell under which types an id is known. */
  related?: readonly Resource[];
  /** The server's own time zone (`Z`, `+02:00`), where it is known. */
  serverZone?: string;
}

/** The expected set of a search, in its three parts. Resources are named `Type/id`. */
export interface ExpectedSet {
  judgements: Map<string, Judgement>;
  must: string[];
  mustNot: string[];
  open: string[];
  /** A bare id names targets of several types: the search SHOULD be refused (search.html#reference). */
  ambiguous: boolean;
}

/** Judges which resources a search has to return. */
export interface SearchOracle {
  /**
   * The expected set of a search among the resources of a type.
   * @throws UnknownParameter, UnknownModifier, MalformedValue or Unsupported
   */
  judge(type: string, query: SearchQuery): ExpectedSet;
}

/** A query put to one resource at a time. */
export interface PreparedSearch {
  judge(resource: Resource): Judgement;
  /** As in {@link ExpectedSet}. */
  ambiguous: boolean;
  /** Other resources were looked up, for a bare id, a chain or `_has`: the verdict depends on all of them. */
  looksUpIds: boolean;
}

/**
 * An oracle over a set of resources, by search.html of R4 and the SearchParameters it is given.
 */
export function createSearchOracle(
  resources: readonly Resource[],
  options: OracleOptions,
): SearchOracle {
  const prepare = searchPreparer(resources, options);
  return {
    judge(type, query) {
      const search = prepare(type, query);
      const judgements = new Map<string, Judgement>();
      const parts: Record<Verdict, string[]> = { must: [], 'must-not': [], open: [] };
      resources.forEach((resource, index) => {
        if (resource.resourceType !== type) return;
        const name = `${type}/${resource.id ?? `#${index + 1}`}`;
        const judged = search.judge(resource);
        judgements.set(name, judged);
        parts[judged.verdict].push(name);
      });
      const { must, 'must-not': mustNot, open } = parts;
      return { judgements, must, mustNot, open, ambiguous: search.ambiguous };
    },
  };
}

/**
 * A function that prepares searches; the resources only tell under which types a bare id is known.
 */
export function searchPreparer(
  resources: readonly Resource[],
  options: OracleOptions,
): (type: string, query: SearchQuery) => PreparedSearch {
  const base = trimmedBase(options.base);
  const reader = new ValueReader(base);
  const zones = zoneWindow(options.serverZone);
  const typesById = lazily(() => idIndex([...resources, ...(options.related ?? [])]));

  const typesOf = (id: string, type: string, parameter: SearchParameter): string[] => {
    const allowed = typesKeptBy(parameter.expression) ?? parameter.targets ?? resourceTypes();
    if (allowed.length === 1) return [];
    const types = new Set(typesById().get(id));
    for (const resource of resources) {
      if (resource.resourceType !== type) continue;
      for (const { data } of reader.of(resource, parameter).found) {
        const literal = literalOf((data as { reference?: unknown } | undefined)?.reference);
        if (literal?.kind !== 'rest' || literal.id !== id) continue;
        if (sameRoot(literal.root, '', base).same !== 'no') types.add(literal.type);
      }
    }
    return [...types].filter((one) => allowed.includes(one)).sort();
  };

  const joins: JoinContext = {
    resources: [...resources, ...(options.related ?? [])],
    base,
    parameters: options.parameters,
    valuesOf: (resource, wanted) => reader.of(resource, wanted),
    prepare: (type, query) => prepare(type, query),
  };

  const make = (part: QueryPart, type: string): Clause => {
    if (isJoin(part)) return { ...joinOf(part, type, joins), looksUpIds: true };
    const parameter = parameterOf(part, type, options.parameters(type));
    let looksUpIds = false;
    const context: ClauseContext = {
      valuesOf: (resource, wanted) => reader.of(resource, wanted),
      base,
      zones,
      typesOf: (id) => {
        looksUpIds = true;
        return typesOf(id, type, parameter);
      },
    };
    return { ...clauseOf(part, parameter, context), looksUpIds };
  };

  const kept = new Map<string, Clause>();
  const clauseFor = (part: QueryPart, type: string): Clause => {
    const key = JSON.stringify([type, part]);
    const known = kept.get(key);
    const clause = known ?? remembering(make(part, type));
    if (!known && kept.size >= KEPT) kept.clear();
    kept.set(key, clause);
    return clause;
  };

  const prepare = (type: string, query: SearchQuery): PreparedSearch => {
    const clauses = parseQuery(query)
      .filter((part) => part.value !== '' && !isResultControl(part))
      .map((part) => clauseFor(part, type));
    const unrestricted = judgement('must', 'the query has no criterion (search#Introduction)');
    return {
      ambiguous: clauses.some(({ ambiguous }) => ambiguous),
      looksUpIds: clauses.some(({ looksUpIds }) => looksUpIds),
      judge: (resource) =>
        clauses.length === 0
          ? unrestricted
          : allOf(clauses.map((clause) => clause.judge(resource))),
    };
  };
  return prepare;
}

/** Searches that follow each other have many criteria in common: some are kept, and what they come to. */
const KEPT = 200;

/** What is judged a second time is not judged anew. */
function remembering(clause: Clause): Clause {
  const judged = new WeakMap<Resource, Judgement>();
  return {
    ...clause,
    judge(resource) {
      const known = judged.get(resource) ?? clause.judge(resource);
      judged.set(resource, known);
      return known;
    },
  };
}

function idIndex(resources: readonly Resource[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const { id, resourceType } of resources) {
    if (id === undefined) continue;
    const types = index.get(id) ?? new Set();
    index.set(id, types.add(resourceType));
  }
  return index;
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function zoneWindow(zone: string | undefined): ZoneWindow | undefined {
  if (zone === undefined) return undefined;
  const offset = /^(Z|[+-]\d\d:\d\d)$/.test(zone) ? offsetOf(zone) : null;
  if (offset === null || offset === undefined)
    throw new Error(`search oracle: '${zone}' is no time zone`);
  return { least: offset, most: offset };
}
