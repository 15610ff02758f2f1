import type { Faker } from '@faker-js/faker';

/** Circumstances by name, with the values that each may have. */
export type Factors = Record<string, readonly unknown[]>;

/** One value of each. */
export type Mix<F extends Factors> = { [K in keyof F]: F[K][number] };

/** So many random orders are tried for each mix; the best is taken. */
const TRIES = 8;

/**
 * Mixes in which any two values of two circumstances meet, as long as the number lasts: a fault that shows itself in
 * two circumstances at once has no place to hide, at the cost of the two longest lists and not of all.
 * @param most mixes
 */
export function covering<F extends Factors>(factors: F, random: Faker, most: number): Mix<F>[] {
  const names = Object.keys(factors).filter((name) => (factors[name]?.length ?? 0) > 0);
  const open = new Set(
    names.flatMap((one, at) =>
      names.slice(at + 1).flatMap((other) => pairsOf(factors, one, other)),
    ),
  );
  const mixes: Mix<F>[] = [];
  while (mixes.length < most && (open.size > 0 || mixes.length === 0)) {
    let best: { places: Record<string, number>; pairs: string[] } | undefined;
    for (let tried = 0; tried < TRIES; tried += 1) {
      const places = drawn(factors, random.helpers.shuffle(names), open, random);
      const pairs = pairsIn(names, places).filter((pair) => open.has(pair));
      if (!best || pairs.length > best.pairs.length) best = { places, pairs };
    }
    for (const pair of best?.pairs ?? []) open.delete(pair);
    const { places = {} } = best ?? {};
    mixes.push(
      Object.fromEntries(names.map((name) => [name, factors[name]?.[places[name] ?? 0]])) as Mix<F>,
    );
  }
  return mixes;
}

const pair = (one: string, i: number, other: string, j: number) =>
  one < other ? `${one}:${i} ${other}:${j}` : `${other}:${j} ${one}:${i}`;

function pairsOf(factors: Factors, one: string, other: string): string[] {
  const [first = [], second = []] = [factors[one], factors[other]];
  return [...first.keys()].flatMap((i) => [...second.keys()].map((j) => pair(one, i, other, j)));
}

function pairsIn(names: readonly string[], places: Record<string, number>): string[] {
  return names.flatMap((one, at) =>
    names.slice(at + 1).map((other) => pair(one, places[one] ?? 0, other, places[other] ?? 0)),
  );
}

/** Values one after the other, each the one that has met the fewest of those before. */
function drawn(
  factors: Factors,
  names: readonly string[],
  open: ReadonlySet<string>,
  random: Faker,
): Record<string, number> {
  const places: Record<string, number> = {};
  for (const name of names) {
    const gains = [...(factors[name]?.keys() ?? [])].map((i) => ({
      i,
      gain: Object.entries(places).filter(([other, j]) => open.has(pair(name, i, other, j))).length,
    }));
    const most = Math.max(...gains.map(({ gain }) => gain));
    const best = gains.filter(({ gain }) => gain === most);
    places[name] = random.helpers.arrayElement(best).i;
  }
  return places;
}
