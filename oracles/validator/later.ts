import type { ContentModel } from './content-model.ts';
import type { Frame } from './frame.ts';
import type { JsonPath } from './issue.ts';
import type { Node } from './node.ts';
import { after, type PathStart } from './path-start.ts';

/** How deep one call goes before the rest is put aside for later, so that no nesting overflows the stack. */
export const DEEPEST = 200;
/** Only a value that contains itself, or a text made for it, has longer paths than this. */
const ENDLESS = 1_000_000;

/** An object that is put aside. */
export interface Later {
  node: Node;
  model: ContentModel;
  before: PathStart;
  frame: Frame;
  inside: number;
  isChild: boolean;
}

/** @throws {RangeError} if it nests without end */
export function startOfLater(before: PathStart | undefined, path: JsonPath): PathStart {
  const start = after(before, path);
  if (start.length > ENDLESS) throw new RangeError('it nests without end');
  return start;
}
