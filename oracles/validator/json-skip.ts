const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const SPACE = 32;
const BRACE = 123;
const BRACE_END = 125;
const BRACKET = 91;
const BRACKET_END = 93;

/** Where white space ends in a text that is JSON. */
export function afterSpace(text: string, start: number): number {
  let at = start;
  // No other character that JSON has between values is as low.
  while (text.charCodeAt(at) <= SPACE) at++;
  return at;
}

/** Where a string ends in a text that is JSON; `start` is its first quote. */
export function afterString(text: string, start: number): number {
  let at = start + 1;
  for (let c = text.charCodeAt(at); c !== QUOTE; c = text.charCodeAt(++at)) {
    if (c === BACKSLASH) at++;
  }
  return at + 1;
}

/** Where a value ends in a text that is JSON, whatever is in it. */
export function afterValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) {
      at = afterString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (c === BRACE || c === BRACKET) depth++;
    else if (c === BRACE_END || c === BRACKET_END) {
      // The end of what the value is in, or of the value.
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (c === COMMA || c <= SPACE)) return at;
    at++;
  }
  return at;
}
