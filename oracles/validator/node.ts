/** A JSON object. */
export type Node = Record<string, unknown>;

/** Whether a value is a JSON object. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an element is there, if only by its id or extensions. */
export function has(node: Node, name: string): boolean {
  return node[name] !== undefined || node[`_${name}`] !== undefined;
}

/** Whether a choice is there, of whichever type. */
export function hasChoice(node: Node, name: string): boolean {
  const type = /^[A-Z]/;
  return Object.keys(node).some((key) => {
    const bare = key.startsWith('_') ? key.slice(1) : key;
    return bare.startsWith(name) && type.test(bare.slice(name.length));
  });
}

/** The objects of an element that repeats, or of one that does not; empty if there is none. */
export function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.filter(isNode);
  return isNode(value) ? [value] : [];
}

/** The number of values of an element. */
export function count(node: Node, name: string): number {
  const value = node[name] ?? node[`_${name}`];
  if (Array.isArray(value)) return value.length;
  return value === undefined ? 0 : 1;
}

/** Whether no two of the texts are the same. */
export function distinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
