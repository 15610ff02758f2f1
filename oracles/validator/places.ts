import type { JsonPath } from './issue.ts';
import { JsonSyntaxError, readJson } from './json-tokens.ts';

interface Wanted {
  children: Map<string | number, Wanted>;
  /** Which of the paths end here. */
  ends: number[];
}

/**
 * Where in a text the values at some paths start, or else the innermost one around them that is there. The text is
 * read once, and no further than needed.
 */
export function offsetsOf(text: string, paths: readonly JsonPath[]): number[] {
  if (paths.every(({ length }) => length === 0)) {
    const start = Math.max(0, text.search(/[^ \t\r\n]/));
    return paths.map(() => start);
  }
  const root: Wanted = { children: new Map(), ends: [] };
  paths.forEach((path, i) => {
    let node = root;
    for (const segment of path) {
      let next = node.children.get(segment);
      if (!next) {
        next = { children: new Map(), ends: [] };
        node.children.set(segment, next);
      }
      node = next;
    }
    node.ends.push(i);
  });
  const found = new Map<Wanted, number>();
  /** The wanted nodes from the root to the present place; undefined where nothing is wanted below. */
  const stack: (Wanted | undefined)[] = [root];
  let left = sizeOf(root);
  const visit = (path: JsonPath, offset: number) => {
    stack.length = Math.min(stack.length, Math.max(path.length, 1));
    if (path.length > 0) {
      if (stack.length < path.length) return;
      const parent = stack[path.length - 1];
      stack[path.length] = parent?.children.get(path.at(-1) as string | number);
      if (stack[path.length] === undefined) stack.length = path.length;
    }
    const here = stack[path.length];
    if (here && !found.has(here)) {
      found.set(here, offset);
      left--;
    }
  };
  try {
    readJson(text, { value: visit, done: () => left === 0 });
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
  }
  return paths.map((path) => {
    let node: Wanted | undefined = root;
    let offset = found.get(root) ?? 0;
    for (const segment of path) {
      node = node?.children.get(segment);
      offset = (node && found.get(node)) ?? offset;
    }
    return offset;
  });
}

function sizeOf(root: Wanted): number {
  let size = 0;
  const left = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    size++;
    left.push(...node.children.values());
  }
  return size;
}

/** Turns offsets into lines and columns, both from 1, in one pass over the text. */
export function positionsOf(
  text: string,
  offsets: readonly number[],
): { line: number; column: number }[] {
  const order = offsets.map((_, i) => i).sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
  const positions: { line: number; column: number }[] = [];
  let line = 1;
  let lineStart = 0;
  for (const i of order) {
    const offset = offsets[i] ?? 0;
    for (
      let next = text.indexOf('\n', lineStart);
      next >= 0 && next < offset;
      next = text.indexOf('\n', lineStart)
    ) {
      line++;
      lineStart = next + 1;
    }
    positions[i] = { line, column: offset - lineStart + 1 };
  }
  return positions;
}
