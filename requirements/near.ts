/** The ids that look most like `id`, best first; for messages about an id that is not there. */
export function nearIds(id: string, known: Iterable<string>, limit = 5): string[] {
  return [...known]
    .map((candidate) => ({ candidate, likeness: likeness(id, candidate) }))
    .filter(({ likeness }) => likeness >= 0.35)
    .sort((a, b) => b.likeness - a.likeness || a.candidate.localeCompare(b.candidate))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** Dice coefficient over letter pairs: 0 for nothing in common, 1 for equal. */
function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  return (2 * common) / Math.max(1, size(left) + size(right));
}

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const padded = ` ${text.toLowerCase()} `;
  for (let at = 0; at + 1 < padded.length; at += 1) {
    const pair = padded.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function size(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
