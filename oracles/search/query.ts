import { SearchQueryError } from './errors.ts';

/** One `name:modifier=value` of a query, decoded but with the escapes of search.html#escaping still in it. */
export interface QueryPart {
  /** Name without the modifier. */
  name: string;
  modifier?: string;
  /** Absent when there was no `=`. */
  value?: string;
}

/** Separators that R4 lets a value hold behind a backslash (search.html#escaping). */
const escapable = new Set([',', '|', '$', '\\']);

/**
 * Splits a query into its parts.
 * @param query the text behind the `?` (form encoded, `+` is a space; decoded here, once), or decoded pairs
 * @throws SearchQueryError when a percent sign encodes nothing
 */
export function parseQuery(query: string | readonly (readonly [string, string])[]): QueryPart[] {
  if (typeof query !== 'string') return query.map(([name, value]) => part(name, value));
  return query
    .slice(query.startsWith('?') ? 1 : 0)
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      if (equals < 0) return part(decode(piece));
      return part(decode(piece.slice(0, equals)), decode(piece.slice(equals + 1)));
    });
}

function part(written: string, value?: string): QueryPart {
  const colon = written.indexOf(':');
  const found: QueryPart = { name: colon < 0 ? written : written.slice(0, colon) };
  if (colon >= 0) found.modifier = written.slice(colon + 1);
  if (value !== undefined) found.value = value;
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new SearchQueryError('malformed-query', `'${text}' is not percent-encoded UTF-8`);
  }
}

/**
 * Splits at a separator that has no backslash before it; the pieces keep their escapes.
 */
export function splitUnescaped(text: string, separator: ',' | '|' | '$'): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === separator) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** The literal value: every escape replaced by the character it stands for. */
export function unescaped(text: string): string {
  return text.replaceAll(/\\([,|$\\])/g, '$1');
}

/**
 * Why R4 does not say what a value means, or undefined if it does: a backslash that escapes nothing,
 * an unescaped `$` outside a composite, an empty alternative.
 */
export function undefinedSyntax(value: string): string | undefined {
  for (let at = 0; at < value.length; at++) {
    if (value[at] !== '\\') continue;
    at++;
    if (!escapable.has(value[at] ?? ''))
      return 'a backslash that escapes nothing is illegal (search#escaping)';
  }
  if (splitUnescaped(value, '$').length > 1) {
    return "an unescaped '$' outside a composite has no meaning (search#escaping)";
  }
  if (splitUnescaped(value, ',').includes('')) {
    return 'R4 does not say what an empty alternative means (search#combining)';
  }
  return undefined;
}
