import type { JsonPath } from './issue.ts';

/** A JSON text cannot be read beyond a place. */
export class JsonSyntaxError extends Error {
  override name = 'JsonSyntaxError';
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** What is told about each value of a text; `path` is one array that changes as the reading goes on. */
export interface JsonVisitor {
  /** A value starts; for the value of a property `offset` is that of its name. */
  value?(path: JsonPath, offset: number): void;
  /** A property name that its object has had before. */
  duplicate?(path: JsonPath, offset: number): void;
  number?(path: JsonPath, raw: string, offset: number): void;
}

interface Level {
  /** Names met so far, or undefined for an array. */
  names: Set<string> | undefined;
  index: number;
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const stringPattern = /"(?:[^"\\]|\\.)*"/sy;
const wordPattern = /true|false|null/y;
const spacePattern = /[ \t\r\n]*/y;

/**
 * Reads a JSON text from start to end, with places, however deep it nests.
 * @throws JsonSyntaxError
 */
export function readJson(text: string, visitor: JsonVisitor): void {
  const path: (string | number)[] = [];
  const levels: Level[] = [];
  let at = 0;

  const fail = (message: string, offset = at): never => {
    throw new JsonSyntaxError(message, offset);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const takeString = (): string => {
    const from = at;
    const raw = take(stringPattern) ?? fail('a string does not end');
    try {
      return JSON.parse(raw) as string;
    } catch {
      return fail('a string has a bad escape or a line break', from);
    }
  };
  /** The name before a value; the value has the name's place. */
  const takeName = (level: Level): number => {
    take(spacePattern);
    const from = at;
    if (text[at] !== '"')
      fail(at < text.length ? 'a property name is missing' : 'it ends too early');
    const name = takeString();
    take(spacePattern);
    if (text[at] !== ':') fail(`there is no ':' after the name`);
    at++;
    path[path.length - 1] = name;
    if (level.names?.has(name)) visitor.duplicate?.(path, from);
    level.names?.add(name);
    return from;
  };

  take(spacePattern);
  let start = at;
  for (;;) {
    take(spacePattern);
    visitor.value?.(path, start);
    const opening = text[at];
    if (opening === '{' || opening === '[') {
      at++;
      take(spacePattern);
      const closing = opening === '{' ? '}' : ']';
      if (text[at] !== closing) {
        const level = { names: opening === '{' ? new Set<string>() : undefined, index: 0 };
        levels.push(level);
        path.push(0);
        start = opening === '{' ? takeName(level) : at;
        continue;
      }
      at++;
    } else if (opening === '"') {
      takeString();
    } else {
      const from = at;
      const number = take(numberPattern);
      if (number) visitor.number?.(path, number, from);
      else if (!take(wordPattern)) {
        fail(
          at < text.length
            ? `there is ${JSON.stringify(text.slice(at, at + 10))}`
            : 'it ends too early',
        );
      }
    }
    // A value has ended, and with it perhaps the objects and arrays around it.
    for (;;) {
      take(spacePattern);
      const level = levels.at(-1);
      if (!level) {
        if (at < text.length) fail('there is more after the end');
        return;
      }
      if (text[at] === ',') {
        at++;
        if (level.names) start = takeName(level);
        else {
          level.index++;
          path[path.length - 1] = level.index;
          take(spacePattern);
          start = at;
        }
        break;
      }
      if (text[at] !== (level.names ? '}' : ']')) {
        fail(at < text.length ? `there is ${JSON.stringify(text[at])}` : 'it ends too early');
      }
      at++;
      levels.pop();
      path.pop();
    }
  }
}
