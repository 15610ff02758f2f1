import { readFileSync } from 'node:fs';
import type {
  CompartmentDefinition,
  ElementDefinition,
  Invariant,
  SearchParameter,
  ValueSetCode,
} from './types.ts';

export type * from './types.ts';

/** Reads a file of `spec/data` when it is first asked for. */
function data<T>(name: string): () => T {
  let value: T | undefined;
  return () => {
    value ??= JSON.parse(
      readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8'),
    ) as T;
    return value;
  };
}

type ElementRow = Omit<ElementDefinition, 'invariants'> & { invariants?: string[] };

const elementRows = data<Record<string, ElementRow[]>>('elements');
const invariants = data<Record<string, Invariant>>('invariants');
// All other types of R4, which few runs meet and none has to wait for.
const furtherElementRows = data<Record<string, ElementRow[]>>('further-elements');
const furtherInvariants = data<Record<string, Invariant>>('further-invariants');
const parameters = data<Record<string, SearchParameter[]>>('search-parameters');
const commonParameters = data<SearchParameter[]>('common-search-parameters');
const valueSets = data<Record<string, { system: string; codes: string[] }[]>>('value-sets');
const furtherValueSets =
  data<Record<string, { system: string; codes: string[] }[]>>('further-value-sets');
const compartments = data<CompartmentDefinition[]>('compartments');
const primitives = data<Record<string, string>>('primitives');
const types = data<string[]>('resource-types');

const elements = new Map<string, ElementDefinition[]>();

function withInvariants({ invariants: ids, ...element }: ElementRow): ElementDefinition {
  if (!ids) return element;
  const rules = ids.map((id) => {
    const rule = invariants()[id] ?? furtherInvariants()[id];
    if (!rule) throw new Error(`spec: no invariant '${id}' in spec/data/invariants.json`);
    return rule;
  });
  return { ...element, invariants: rules };
}

/**
 * The elements of a resource type or datatype in snapshot order, the type itself first.
 * @throws if the type is not in the data
 */
export function elementsOf(type: string): ElementDefinition[] {
  const known = elements.get(type);
  if (known) return known;
  const rows = elementRows()[type] ?? furtherElementRows()[type];
  if (!rows) throw new Error(`spec: no elements of '${type}' in spec/data/elements.json`);
  const found = rows.map(withInvariants);
  elements.set(type, found);
  return found;
}

/**
 * Names of the resource types that a dataset and the exchanges about it have, and of the datatypes they are made of.
 * The elements of the other types are known too.
 */
export function typesWithElements(): string[] {
  return Object.keys(elementRows());
}

/** The SearchParameters of a resource type by R4 (its own ones, not those of all resources); empty if none are known. */
export function searchParametersOf(type: string): SearchParameter[] {
  return parameters()[type] ?? [];
}

/**
 * The SearchParameters that R4 publishes for all resource types: `_id`, `_lastUpdated`, `_tag`, … and, for
 * DomainResources, `_text` (search.html#all). `_list`, `_has`, `_type` and `_filter` have no SearchParameter.
 */
export function commonSearchParameters(): SearchParameter[] {
  return commonParameters();
}

/** The codes of a small value set by its canonical URL, or undefined if it is not embedded. */
export function valueSet(url: string): ValueSetCode[] | undefined {
  const bare = url.split('|')[0] ?? url;
  return (valueSets()[bare] ?? furtherValueSets()[bare])?.flatMap(({ system, codes }) =>
    codes.map((code) => ({ system, code })),
  );
}

/** The five CompartmentDefinitions of R4. */
export function compartmentDefinitions(): CompartmentDefinition[] {
  return compartments();
}

/**
 * Primitive type → regular expression of its values, unanchored, as published. R4 calls them informative
 * (datatypes.html#primitive): those of the string types say `\S`, which leaves out unicode spaces that a
 * string may hold, and none of them knows the calendar.
 */
export function primitivePatterns(): Record<string, string> {
  return primitives();
}

/** Names of all R4 resource types (resourcelist.html), abstract ones left out. */
export function resourceTypes(): string[] {
  return types();
}
