import type { Resource, SearchParameter } from '../../spec/index.ts';
import { literalOf, sameRoot, trimmedBase } from './reference-text.ts';
import { ValueReader, type Values } from './values.ts';

/** A value that a resource has for a search parameter, in the words of a query (search.html#ptypes). */
export type StoredValue =
  | { kind: 'token'; system?: string; code: string; text?: string }
  /** A resource of the server itself. */
  | { kind: 'reference'; type: string; id: string }
  | { kind: 'date'; text: string };

/**
 * The values that a parameter finds in a resource and that a search can name without a doubt: no contained, foreign,
 * versioned or logical target, no time without its day.
 * @param base own base of the server; undefined if it is not known
 */
export function storedValues(
  resource: Resource,
  parameter: SearchParameter,
  base: string | undefined,
): StoredValue[] {
  const own = trimmedBase(base);
  const values = new ValueReader(own).of(resource, parameter);
  if (parameter.type === 'token') return tokensOf(values);
  if (parameter.type === 'reference') return referencesOf(values, own);
  return values.dates.flatMap(({ range, text }) =>
    range?.from !== undefined && range.from === range.to ? [{ kind: 'date', text }] : [],
  );
}

function tokensOf({ tokens }: Values): StoredValue[] {
  return tokens.flatMap(({ code, system, systemInDoubt, texts: [text] }) => {
    if (code === undefined || code === '' || systemInDoubt) return [];
    const words = text === undefined ? {} : { text };
    return [{ kind: 'token', code, ...(system === undefined ? {} : { system }), ...words }];
  });
}

function referencesOf({ found }: Values, base: string | undefined): StoredValue[] {
  return found.flatMap(({ data, targetInDoubt }) => {
    const literal = literalOf((data as { reference?: unknown } | undefined)?.reference);
    if (literal?.kind !== 'rest' || literal.version !== undefined || targetInDoubt) return [];
    if (sameRoot(literal.root, '', base).same !== 'yes') return [];
    return [{ kind: 'reference', type: literal.type, id: literal.id }];
  });
}
