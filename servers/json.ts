/**
 * A JSON number that JavaScript would write differently from how it was read: `1.10`, `1.0`, `2e3`, or more
 * digits than a double holds. R4 makes the precision of a decimal significant (json.html#decimal).
 */
export class ExactNumber extends Number {
  readonly text: string;

  constructor(text: string) {
    super(text);
    this.text = text;
  }

  toJSON(): string | number {
    return writingExactly ? mark + this.text : Number(this);
  }
}

/** Stands before the digits of an exact number while JSON.stringify runs; unlike anything a client sends. */
const mark = `exact-number:${crypto.randomUUID()}:`;
const marked = new RegExp(`"${mark}([^"]*)"`, 'g');
let writingExactly = false;

/** Stands for a text that is written already. */
const sharedMark = `shared:${crypto.randomUUID()}:`;
const sharedMarked = new RegExp(`"${sharedMark}(\\d+)"`, 'g');

/** What looks like a number that a double may not give back as written. Too much is slow, never wrong. */
const suspicious = /"\s*:\s*(?:-?\d+(?:[.eE]|\d{14})|-0)|[,[]\s*-?\d[\d.eE+-]*\s*[,\]]|^\s*-?\d/;

/**
 * Reads JSON as JSON.parse does, but loses no digit of a number: see {@link ExactNumber}.
 * @throws {SyntaxError} if the text is not JSON
 */
export function parseJson(text: string): unknown {
  const plain = JSON.parse(text);
  if (!suspicious.test(text)) return plain;
  try {
    return new Reader(text).document();
  } catch (error) {
    // Nested so deep that no client means its digits.
    if (error instanceof RangeError) return plain;
    throw error;
  }
}

/** How values that are not changed any more are written. */
const texts = new WeakMap<object, string>();

/** Reads a value that nobody changes: where it is a resource of a Bundle, it is written as it was read. */
export function parseShared<T extends object>(text: string): T {
  const value = parseJson(text) as T;
  texts.set(value, text);
  return value;
}

/** Writes JSON as JSON.stringify does, exact numbers as they were read. */
export function stringifyJson(value: unknown): string {
  const { entry } = (value ?? {}) as { entry?: unknown };
  if (!Array.isArray(entry)) return stringifyAnew(value);
  const shared: string[] = [];
  const short = entry.map((one: { resource?: object } | null) => {
    const text = one?.resource && texts.get(one.resource);
    return text === undefined ? one : { ...one, resource: sharedMark + (shared.push(text) - 1) };
  });
  if (shared.length === 0) return stringifyAnew(value);
  const text = stringifyAnew({ ...(value as object), entry: short });
  return text.replace(sharedMarked, (_, index: string) => shared[Number(index)] ?? '');
}

function stringifyAnew(value: unknown): string {
  writingExactly = true;
  try {
    const text = JSON.stringify(value) ?? 'null';
    return text.includes(mark) ? text.replace(marked, '$1') : text;
  } finally {
    writingExactly = false;
  }
}

/** A copy that shares nothing with the original: what writing and reading it would give, exact numbers kept. */
export function copyJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return value;
  if (Array.isArray(value)) return value.map(copyJson) as T;
  const copied: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (item !== undefined) copied[name] = copyJson(item);
  }
  return copied as T;
}

const whitespace = /[ \t\r\n]*/y;
const stringToken = /"(?:[^"\\]|\\.)*"/y;
const literalToken = /true|false|null/y;
const numberToken = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads text that JSON.parse has already found to be JSON. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    return this.#value();
  }

  #value(): unknown {
    this.#take(whitespace);
    const first = this.#text[this.#at];
    if (first === '{') return this.#object();
    if (first === '[') return this.#array();
    if (first === '"') return JSON.parse(this.#take(stringToken));
    const literal = this.#take(literalToken);
    return literal ? JSON.parse(literal) : this.#number();
  }

  #number(): number | ExactNumber {
    const text = this.#take(numberToken);
    return String(Number(text)) === text ? Number(text) : new ExactNumber(text);
  }

  #object(): Record<string, unknown> {
    const members: [string, unknown][] = [];
    this.#list('}', () => {
      const name = JSON.parse(this.#take(stringToken)) as string;
      this.#take(whitespace);
      this.#at += 1;
      members.push([name, this.#value()]);
    });
    return Object.fromEntries(members);
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    this.#list(']', () => items.push(this.#value()));
    return items;
  }

  #list(end: string, item: () => void): void {
    for (;;) {
      this.#at += 1;
      this.#take(whitespace);
      if (this.#text[this.#at] !== end) {
        item();
        this.#take(whitespace);
      }
      if (this.#text[this.#at] === end) {
        this.#at += 1;
        return;
      }
    }
  }

  #take(token: RegExp): string {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
