import { refuse } from './refusal.ts';

/** Name and value of a parameter, decoded. */
export type Parameter = readonly [name: string, value: string];

/**
 * Reads `name=value&…` as a form does: UTF-8 behind the percents, `+` for a space.
 * @throws {Refusal} if a percent sign starts no escape
 */
export function parseQuery(text: string): Parameter[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals === -1 ? pair : pair.slice(0, equals);
      return [decode(name), equals === -1 ? '' : decode(pair.slice(equals + 1))];
    });
}

/** Writes parameters back; characters that carry meaning in search values stay readable. */
export function writeQuery(parameters: readonly Parameter[]): string {
  return parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** Splits a search value at a separator, leaving escaped ones in place (search.html#escaping). */
export function splitUnescaped(value: string, separator: ',' | '|' | '$'): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? '';
    if (character === '\\') {
      part += character + (value[at + 1] ?? '');
      at += 1;
    } else if (character === separator) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part];
}

/** Takes the backslashes off escaped characters. */
export function unescapeValue(value: string): string {
  return value.replace(/\\([,|$\\])/g, '$1');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2F|24)/g, decodeURIComponent);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw refuse(400, 'invalid', `'${text}' is not percent-encoded UTF-8.`);
  }
}
