import type { Resource, SearchParameter } from '../../spec/index.ts';
import { type StoredDate, storedDates } from './date.ts';
import { extract, type Found, isComputed } from './extract.ts';
import { literalOf } from './reference-text.ts';
import { stringsIn } from './string.ts';
import { identifierToken, type StoredToken, storedTokens } from './token-values.ts';

/** What a parameter sees of a resource, read once. */
export interface Values {
  found: Found[];
  tokens: StoredToken[];
  /** Values of a token parameter of a datatype that is not judged. */
  unread: Found[];
  /** Identifiers inside references, for `:identifier`. */
  identifiers: StoredToken[];
  dates: StoredDate[];
  /** Whether the parameter has a value, for `:missing`. */
  presence: 'present' | 'absent' | 'in-doubt';
}

/** Reads the values of parameters from resources and keeps them. */
export class ValueReader {
  readonly #kept = new WeakMap<Resource, Map<SearchParameter, Values>>();
  readonly #base: string | undefined;

  constructor(base: string | undefined) {
    this.#base = base;
  }

  /** The values of a parameter in a resource. */
  of(resource: Resource, parameter: SearchParameter): Values {
    let kept = this.#kept.get(resource);
    if (!kept) {
      kept = new Map();
      this.#kept.set(resource, kept);
    }
    let values = kept.get(parameter);
    if (!values) {
      values = valuesOf(extract(resource, parameter, this.#base), parameter);
      kept.set(parameter, values);
    }
    return values;
  }
}

function valuesOf(found: Found[], { type }: SearchParameter): Values {
  const { tokens, unread } = type === 'token' ? storedTokens(found) : { tokens: [], unread: [] };
  const dates = type === 'date' ? storedDates(found) : [];
  const identifiers = type === 'reference' ? identifiersIn(found) : [];
  const values = { found, tokens, unread, identifiers, dates };
  return { ...values, presence: presenceOf(values, type) };
}

function identifiersIn(found: readonly Found[]): StoredToken[] {
  return found.flatMap(({ path, data }) => {
    const identifier = (data as { identifier?: unknown } | undefined)?.identifier;
    if (typeof identifier !== 'object' || identifier === null) return [];
    return [identifierToken(`${path}.identifier`, identifier as Record<string, unknown>)];
  });
}

/**
 * search.html#modifiers: no value "usually equates to not having the relevant element". In doubt are elements
 * that are there without the part that the parameter searches.
 */
function presenceOf(values: Omit<Values, 'presence'>, type: string): Values['presence'] {
  const there = values.found.filter(({ data }) => data !== undefined);
  if (there.length === 0) return 'absent';
  if (there.every(isComputed)) return 'in-doubt';
  const sure =
    (type === 'token' &&
      values.tokens.some(({ code, system }) => code !== undefined || system !== undefined)) ||
    (type === 'date' && values.dates.some(({ range }) => range !== undefined)) ||
    (type === 'reference' && there.some(refersForSure)) ||
    (type === 'string' && there.some((one) => stringsIn(one.type, one.data).length > 0)) ||
    !['token', 'date', 'reference', 'string'].includes(type);
  return sure ? 'present' : 'in-doubt';
}

function refersForSure({ type, data, targetInDoubt }: Found): boolean {
  if (type !== 'Reference') return true;
  const literal = literalOf((data as { reference?: unknown }).reference);
  return literal !== undefined && literal.kind !== 'contained' && !targetInDoubt;
}
