import fc from 'fast-check';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import type { Subject } from './behaviour.ts';
import { oneStep, references } from './chain.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { find } from './find.ts';
import { isAsExpected } from './found.ts';
import { type Criterion, queries, queryOf } from './generated-queries.ts';
import { ownSubjects } from './subjects.ts';

type Criteria = readonly Criterion[];

/** Criteria, and the studies that meet them. */
interface Unit {
  criteria: Criteria;
  found: ReadonlySet<string>;
  /** How many may meet them, or not. */
  open: number;
}

const subjectsOf = (type: string) => ownSubjects.filter(({ parameter }) => parameter.type === type);

const codeOf = ({ name }: Criterion) => name.split(':')[0] ?? '';
const dateCodes = subjectsOf('date').map(({ parameter }) => parameter.code);

/** Searches that are drawn of each kind, and of their values those that are looked at. */
const DRAWN = 60;
const VALUES = 36;

/** Most criteria that show the same. */
const MOST = 12;

/** By what they show: criteria of which several studies meet all, and not all studies. */
export type Telling = ReadonlyMap<string, readonly Criteria[]>;

const known = new WeakMap<Session, Promise<Telling>>();

export function tellingCriteria(context: CheckContext): Promise<Telling> {
  const found = known.get(context.session) ?? draw(context);
  known.set(context.session, found);
  return found;
}

async function draw(context: CheckContext): Promise<Telling> {
  const { session } = context;
  const drawn = [subjectsOf('token'), subjectsOf('date'), ownSubjects].flatMap((subjects) =>
    subjects.length === 0 ? [] : someValues(session, subjects),
  );
  const units = onceEach(drawn.map((one) => unitOf(session, [one]))).filter((unit) =>
    isTelling(session, unit),
  );
  const modified = (modifier: string) =>
    units.filter(({ criteria }) => criteria.every(({ name }) => name.endsWith(`:${modifier}`)));
  const lists = onceEach(pairsOf(units, units).flatMap(asList));
  const areDates = ({ criteria }: Unit) => criteria.every((one) => dateCodes.includes(codeOf(one)));
  const values = onceEach(pairsOf(units, units).flatMap(asConjunction));
  const withLists = pairsOf(lists.slice(0, 2 * MOST), units).flatMap(asConjunction);
  const isOfOne = ({ criteria }: Unit) => new Set(criteria.map(codeOf)).size === 1;
  const mixed = (test: (unit: Unit) => boolean) =>
    [values, withLists].flatMap((some) =>
      [true, false].flatMap((dates) =>
        some.filter((one) => test(one) && areDates(one) === dates).slice(0, MOST / 3),
      ),
    );
  const groups: Record<string, Unit[]> = {
    'several values': lists.filter((one) => !areDates(one)),
    'values in common': lists.filter((one) => !areDates(one) && overlaps(units, one)),
    'several dates': lists.filter(areDates),
    prefixes: units.filter((one) => areDates(one) && !/^\d|^true|^false/.test(firstValue(one))),
    repeated: mixed(isOfOne),
    'several parameters': mixed((one) => !isOfOne(one)),
    not: besides(modified('not'), units),
    missing: besides(modified('missing'), units),
    chain: await chained(context, units),
  };
  const telling = Object.entries(groups).map(([feature, all]): [string, Criteria[]] => [
    feature,
    all.slice(0, MOST).map(({ criteria }) => criteria),
  ]);
  return new Map(telling.filter(([, criteria]) => criteria.length > 0));
}

/** Single values of generated searches, each with its modifier and prefix. */
export function someValues(session: Session, subjects: readonly Subject[]): Criterion[] {
  const { seed } = session;
  const searches = fc.sample(queries(session, subjects, 2), { seed, numRuns: DRAWN });
  const values = searches
    .flat()
    .flatMap((one) => one.values.map((value) => ({ ...one, values: [value] })));
  const distinct = new Map(values.map((one) => [`${one.name}=${one.values.join()}`, one]));
  return [...distinct.values()].slice(0, VALUES);
}

/** Without those that ask the same, be it in another order. */
function onceEach(units: readonly Unit[]): Unit[] {
  const seen = new Set<string>();
  return units.filter(({ criteria }) => {
    const key = criteria.flatMap(({ name, values }) => values.map((value) => `${name}=${value}`));
    const isNew = !seen.has(key.sort().join('&'));
    seen.add(key.join('&'));
    return isNew;
  });
}

function unitOf(session: Session, criteria: Criteria): Unit {
  const { must, open } = expectedSet(session, queryOf(criteria));
  return { criteria, found: new Set(must), open: open.length };
}

/** Most studies of which R4 leaves open whether they are found, to one that has to be. */
const MOST_OPEN = 0.2;

const isTelling = (session: Session, { found, open }: Unit) =>
  found.size > 1 && found.size < seededStudies(session).length && open <= MOST_OPEN * found.size;

const firstValue = ({ criteria }: Unit) => criteria[0]?.values[0] ?? '';

/** Pairs of one of these and one of those, neighbours before others. */
function pairsOf(ones: readonly Unit[], others: readonly Unit[]): [Unit, Unit][] {
  const pairs = ones.flatMap((one, at) =>
    others.map((other, place) => ({ one, other, apart: Math.abs(place - at) })),
  );
  return pairs
    .filter(({ one, other }) => one !== other)
    .sort((a, b) => a.apart - b.apart)
    .map(({ one, other }) => [one, other]);
}

/** Two values of one parameter with a comma between them, each of which finds what the other does not. */
function asList([one, other]: [Unit, Unit]): Unit[] {
  const [[a, ...moreA], [b, ...moreB]] = [one.criteria, other.criteria];
  if (!a || !b || moreA.length + moreB.length > 0 || a.name !== b.name) return [];
  if (/:(?:not|missing)$/.test(a.name)) return [];
  const found = new Set([...one.found, ...other.found]);
  if (found.size === one.found.size || found.size === other.found.size) return [];
  const values = [...a.values, ...b.values];
  const refusable = a.refusable || b.refusable;
  return [{ criteria: [{ ...a, values, refusable }], found, open: one.open + other.open }];
}

/** Whether studies have several of the values, so that one is counted twice by whoever does not look. */
function overlaps(units: readonly Unit[], { criteria: [list], found }: Unit): boolean {
  const single = units.filter(
    ({ criteria: [one] }) =>
      one?.name === list?.name && one?.values.some((value) => list?.values.includes(value)),
  );
  return single.reduce((sum, one) => sum + one.found.size, 0) > found.size;
}

/** Both, where several studies meet both and others one of them alone. */
function asConjunction([one, other]: [Unit, Unit]): Unit[] {
  const found = new Set([...one.found].filter((name) => other.found.has(name)));
  const isBusy = found.size < one.found.size && found.size < other.found.size;
  const criteria = [...one.criteria, ...other.criteria];
  return found.size > 1 && isBusy ? [{ criteria, found, open: one.open + other.open }] : [];
}

/** Each alone, and each beside another criterion. */
const besides = (some: readonly Unit[], units: readonly Unit[]): Unit[] =>
  some.flatMap((one) => {
    const beside = pairsOf([one], units).flatMap(asConjunction).slice(0, 1);
    return [one, ...beside];
  });

const CHAINS = 3;

/** Chains that the server follows, to targets that several studies have, alone and beside another criterion. */
async function chained(context: CheckContext, units: readonly Unit[]): Promise<Unit[]> {
  const { session } = context;
  const found: Unit[] = [];
  const chains = references.flatMap((subject) =>
    oneStep(context, subject)
      .map(({ name, value }) => unitOf(session, [{ name, values: [value], refusable: true }]))
      .filter((unit) => isTelling(session, unit))
      .slice(0, 1),
  );
  for (const unit of chains.slice(0, CHAINS)) {
    const query = queryOf(unit.criteria);
    if (isAsExpected(session, query, await find(context, query))) found.push(unit);
  }
  return besides(found, units);
}
