/** How the range of a stored value lies to the range of the search value. */
export type Relation =
  | 'later'
  | 'earlier'
  | 'inside'
  | 'wider'
  | 'same-start-longer'
  | 'same-end-longer'
  | 'over-the-start'
  | 'over-the-end';

/** Prefixes of search.html#prefix. */
export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/** `Y` must match, `N` must not, `o` is left open. */
export type Cell = 'Y' | 'N' | 'o';

/**
 * search.html#prefix in one table: relation of the stored value to the search value × prefix.
 * R4 does not say where the range above or below a value of reduced precision begins: those cells are open.
 */
const table = `
relation           eq ne gt lt ge le sa eb ap
later              N  Y  Y  N  Y  N  Y  N  o
earlier            N  Y  N  Y  N  Y  N  Y  o
inside             Y  N  o  o  Y  Y  N  N  Y
wider              N  Y  Y  Y  Y  Y  N  N  Y
same-start-longer  N  Y  Y  o  Y  o  N  N  Y
same-end-longer    N  Y  o  Y  o  Y  N  N  Y
over-the-start     N  Y  o  Y  o  Y  N  N  Y
over-the-end       N  Y  Y  o  Y  o  N  N  Y
no-value           N  o  N  N  N  N  N  N  N
`;

/** What a relation is called in a reason. */
export const relationPhrases: Record<Relation, string> = {
  later: 'later than',
  earlier: 'earlier than',
  inside: 'within',
  wider: 'wider on both sides than',
  'same-start-longer': 'beginning with but longer than',
  'same-end-longer': 'ending with but longer than',
  'over-the-start': 'reaching over the start of',
  'over-the-end': 'reaching over the end of',
};

const [header = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

export const prefixes = header.slice(1) as Prefix[];

const cells = new Map(
  rows.flatMap(([relation, ...row]) =>
    row.map((cell, index) => [`${relation} ${prefixes[index]}`, cell as Cell] as const),
  ),
);

/** The cell of the table. */
export function cellOf(relation: Relation | 'no-value', prefix: Prefix): Cell {
  const cell = cells.get(`${relation} ${prefix}`);
  if (!cell) throw new Error(`search oracle: no cell for ${relation} and ${prefix}`);
  return cell;
}

/** Relation of the range [start, end) of a stored value to that of the search value. */
export function relationOf(
  stored: { start: bigint; end: bigint },
  asked: { start: bigint; end: bigint },
): Relation {
  if (stored.start >= asked.end) return 'later';
  if (stored.end <= asked.start) return 'earlier';
  if (stored.start >= asked.start && stored.end <= asked.end) return 'inside';
  if (stored.start < asked.start && stored.end > asked.end) return 'wider';
  if (stored.start === asked.start) return 'same-start-longer';
  if (stored.end === asked.end) return 'same-end-longer';
  return stored.start < asked.start ? 'over-the-start' : 'over-the-end';
}
