import type { JsonPath } from './issue.ts';
import { afterSpace, afterString, afterValue } from './json-skip.ts';

interface Wanted {
  children: Map<string | number, Wanted>;
}

/**
 * Where in a text that is JSON the values at some paths start, or else the innermost one around them that is there.
 * The text is read once, and no further than needed.
 */
export function offsetsOf(text: string, paths: readonly JsonPath[]): number[] {
  if (paths.every(({ length }) => length === 0)) {
    const start = Math.max(0, text.search(/[^ \t\r\n]/));
    return paths.map(() => start);
  }
  const root: Wanted = { children: new Map() };
  for (const path of paths) {
    let node = root;
    for (const segment of path) {
      let next = node.children.get(segment);
      if (!next) {
        next = { children: new Map() };
        node.children.set(segment, next);
      }
      node = next;
    }
  }
  const found = locate(text, root);
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

/** Goes down to what is wanted and skips all else, until everything is found. */
function locate(text: string, root: Wanted): Map<Wanted, number> {
  const found = new Map<Wanted, number>();
  let left = sizeOf(root);
  const meet = (wanted: Wanted | undefined, offset: number) => {
    if (!wanted || found.has(wanted)) return;
    found.set(wanted, offset);
    left--;
  };
  /** What is around the present place; `index` is that of an array's item, or -1 in an object. */
  const levels: { wanted: Wanted; index: number }[] = [];
  let at = afterSpace(text, 0);
  let wanted: Wanted | undefined = root;
  meet(root, at);
  while (left > 0) {
    const opening = text[at];
    if (wanted && wanted.children.size > 0 && (opening === '{' || opening === '[')) {
      levels.push({ wanted, index: opening === '[' ? 0 : -1 });
      at = afterSpace(text, at + 1);
    } else at = afterSpace(text, afterValue(text, at));
    while (text[at] === '}' || text[at] === ']') {
      levels.pop();
      at = afterSpace(text, at + 1);
    }
    const level = levels.at(-1);
    if (!level) break;
    if (text[at] === ',') {
      at = afterSpace(text, at + 1);
      if (level.index >= 0) level.index++;
    }
    if (level.index >= 0) {
      wanted = level.wanted.children.get(level.index);
      meet(wanted, at);
    } else {
      const end = afterString(text, at);
      const name = text.slice(at + 1, end - 1);
      wanted = level.wanted.children.get(
        name.includes('\\') ? (JSON.parse(text.slice(at, end)) as string) : name,
      );
      meet(wanted, at);
      at = afterSpace(text, afterSpace(text, end) + 1);
    }
  }
  return found;
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
