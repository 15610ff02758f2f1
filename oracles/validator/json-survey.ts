/** What a text shows that its parsed value does not. */
export interface Survey {
  /** Number of property names. */
  keys: number;
  /** Number of numbers with a point, an exponent, a minus before zero or more digits than a double holds. */
  oddNumbers: number;
}

const BACKSLASH = 92;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const NINE = 57;
const CAPITAL_E = 69;
const SMALL_E = 101;
const safeDigits = 15;

const QUOTE = 34;
/** What a byte outside strings starts: 1 a string, 2 the value of a name, 3 a number. */
const kinds = new Uint8Array(256);
kinds[QUOTE] = 1;
kinds[58] = 2;
kinds[MINUS] = 3;
kinds.fill(3, 48, NINE + 1);

const encoder = new TextEncoder();
const KEPT = 4_000_000;
let scratch = new Uint8Array(65_536);

/**
 * Surveys a text that JSON.parse has taken, in one pass over its bytes, which are read in half the time that the
 * characters of a string take. Bytes of characters outside ASCII are none of those that count.
 */
export function survey(text: string): Survey {
  const needed = text.length * 3;
  const bytes = needed <= scratch.length ? scratch : new Uint8Array(needed);
  if (needed <= KEPT) scratch = bytes;
  return surveyOf(bytes, encoder.encodeInto(text, bytes).written);
}

function surveyOf(bytes: Uint8Array, length: number): Survey {
  let keys = 0;
  let oddNumbers = 0;
  for (let i = 0; i < length; i++) {
    const kind = kinds[bytes[i] as number];
    if (kind === 0) continue;
    if (kind === 1) {
      let c = bytes[++i] as number;
      while (c !== QUOTE && i < length) {
        if (c === BACKSLASH) i++;
        c = bytes[++i] as number;
      }
    } else if (kind === 2) {
      keys++;
    } else {
      const end = endOfNumber(bytes, i);
      if (isOdd(bytes, i, end)) oddNumbers++;
      i = end - 1;
    }
  }
  return { keys, oddNumbers };
}

/** A comma ends a number, as a bracket does; digits, point, signs and exponent are of it. */
function endOfNumber(bytes: Uint8Array, start: number): number {
  let i = start;
  for (let c = bytes[i] as number; isOfNumber(c); c = bytes[++i] as number);
  return i;
}

function isOfNumber(c: number): boolean {
  return (c >= 43 && c <= NINE && c !== COMMA) || c === CAPITAL_E || c === SMALL_E;
}

function isOdd(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > safeDigits) return true;
  if (bytes[start] === MINUS && bytes[start + 1] === 48) return true;
  for (let i = start; i < end; i++) {
    const c = bytes[i] as number;
    if (c === POINT || c > NINE) return true;
  }
  return false;
}
