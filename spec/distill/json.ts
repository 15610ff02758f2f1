/**
 * JSON with one value a line down to a depth and compact below it, so that a change of one fact is a
 * change of one line.
 */
export function json(value: unknown, depth: number): string {
  return `${render(value, depth, '')}\n`;
}

function render(value: unknown, depth: number, indent: string): string {
  if (depth === 0 || value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const lines = list
    ? value.map((item) => inner + render(item, depth - 1, inner))
    : Object.entries(value).map(
        ([key, item]) => `${inner}${JSON.stringify(key)}: ${render(item, depth - 1, inner)}`,
      );
  const [open, close] = list ? '[]' : '{}';
  return lines.length === 0
    ? `${open}${close}`
    : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
