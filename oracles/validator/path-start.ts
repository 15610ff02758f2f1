import type { JsonPath } from './issue.ts';

/** The start of a long path, in pieces that many paths share. */
export interface PathStart {
  start: PathStart | undefined;
  piece: JsonPath;
  length: number;
}

/** A start with one more piece. */
export function after(start: PathStart | undefined, piece: JsonPath): PathStart {
  return { start, piece: [...piece], length: (start?.length ?? 0) + piece.length };
}

/** The whole path that has a start and an end. */
export function pathOf(start: PathStart | undefined, end: JsonPath): (string | number)[] {
  if (!start) return [...end];
  const pieces: JsonPath[] = [end];
  for (let at: PathStart | undefined = start; at; at = at.start) pieces.push(at.piece);
  return pieces.reverse().flat();
}
