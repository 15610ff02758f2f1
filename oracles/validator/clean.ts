import type { Frame } from './frame.ts';
import type { Node } from './node.ts';
import type { WrittenForm } from './written-form.ts';

/** A resource in a Bundle in which no error was found, and how its values are written. */
export interface Clean {
  frame: Frame;
  form: WrittenForm;
}

interface Kept {
  form: WrittenForm;
  lookedUp: readonly string[];
}

const kept = new WeakMap<Node, Kept>();

/** Remembers a resource that cannot change any more, and whose verdict does not rest on what else is in its Bundle. */
export function keepClean({ frame, form }: Clean): void {
  const { resource, bundled, lookedUp, errors } = frame;
  if (errors > 0 || !Object.isFrozen(resource) || isAmong(lookedUp, bundled)) return;
  kept.set(resource, { form, lookedUp });
}

/** @returns undefined unless the resource is known to have no errors, in this Bundle as in others */
export function formOfClean(resource: Node, { bundled }: Frame): WrittenForm | undefined {
  const known = kept.get(resource);
  return known && !isAmong(known.lookedUp, bundled) ? known.form : undefined;
}

function isAmong(urls: readonly string[], bundled: ReadonlyMap<string, string> | undefined) {
  return bundled !== undefined && urls.some((url) => bundled.has(url));
}
