import type { Faker } from '@faker-js/faker';
import fc from 'fast-check';
import type { SearchProbe, Session } from '../../fixtures/session.ts';
import { GROUP_SYSTEM } from '../../generators/group-mark.ts';
import { RUN_SYSTEM } from '../../generators/run-mark.ts';
import type { Resource } from '../../spec/index.ts';
import type { Subject } from './behaviour.ts';
import { advertisedBase } from './expected.ts';
import { type Criterion, type Form, formsOf, queries } from './generated-queries.ts';
import type { Life, Lives } from './lived-lives.ts';
import { probesIn } from './population.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

const isStudy = ({ resourceType }: Resource) => resourceType === SEARCHED;

/** The session with these studies, and no others, for its dataset; probes are of what they have and of what they had. */
export function sessionOf(session: Session, { lives, targets }: Lives): Session {
  const { resources = [], ids = {}, missing = [] } = session.dataset ?? {};
  const seeded = resources.filter((one) => !isStudy(one));
  const alive = lives.flatMap(({ stored }) => stored ?? []);
  const all = [...alive, ...lives.flatMap(({ former }) => former)];
  const base = advertisedBase(session);
  const purposes = lives.map((life) => [`${SEARCHED}/${life.id}`, storyOf(life)]);
  return {
    ...session,
    dataset: {
      resources: [...alive, ...seeded, ...targets],
      ids,
      missing,
      purposes: Object.fromEntries(purposes),
      probes: ownSubjects.flatMap(({ parameter }) => probesIn(all, parameter, base)),
    },
  };
}

export const storyOf = ({ story }: Life) => story.join(', then ');

/** What all studies of the check have. */
const MARKS = [GROUP_SYSTEM, RUN_SYSTEM];

const without = (some: readonly SearchProbe[], others: readonly SearchProbe[]) => {
  const known = new Set(others.map((probe) => JSON.stringify(probe)));
  return some.filter((probe) => !known.has(JSON.stringify(probe)));
};

/** The values that studies have for a parameter, those that writes brought, and those that writes took away. */
function probesOf(subject: Subject, lives: readonly Life[], base: string) {
  const of = (studies: Resource[]) =>
    probesIn(studies, subject.parameter, base).filter(
      (probe) => probe.kind !== 'token' || !MARKS.includes(probe.system ?? ''),
    );
  const now = of(lives.flatMap(({ stored }) => stored ?? []));
  const former = of(lives.flatMap((life) => life.former));
  return { now, brought: without(now, former), gone: without(former, now) };
}

/** The longest list of values. */
const LIST = 8;

function drawn(forms: readonly Form[], random: Faker): Criterion[] {
  const [plain, ...others] = forms.filter(({ name }) => !name.endsWith(':missing'));
  const weighted = [
    ...(plain ? [{ value: plain, weight: 2 * Math.max(1, others.length) }] : []),
    ...others.map((value) => ({ value, weight: 1 })),
  ];
  if (weighted.length === 0) return [];
  const {
    name,
    values,
    prefixes = [''],
    refusable = false,
  } = random.helpers.weightedArrayElement(weighted);
  const value = `${random.helpers.arrayElement(prefixes)}${random.helpers.arrayElement(values)}`;
  return [{ name, values: [value], refusable }];
}

/** Searches by what each study has now and had before, by one parameter after the other. */
function askedOf(subject: Subject, lives: readonly Life[], base: string, random: Faker) {
  const { code } = subject.parameter;
  const of = (probes: SearchProbe[]) => drawn(formsOf(subject, probes, base), random);
  const single = lives.map((life) => {
    const { now, brought, gone } = probesOf(subject, [life], base);
    const isOfLast = brought.length > 0 && random.number.int(9) < 7;
    return { now: of(isOfLast ? brought : now), gone: of(gone) };
  });
  const { gone } = probesOf(subject, lives, base);
  const plain = formsOf(subject, gone, base).find(({ name }) => name === code);
  const values = random.helpers.shuffle([...(plain?.values ?? [])]).slice(0, LIST);
  const missing = ['true', 'false'].map((value) => [
    { name: `${code}:missing`, values: [value], refusable: true },
  ]);
  const lists = [
    [{ name: code, values, refusable: true }],
    ...(subject.parameter.type === 'token'
      ? [[{ name: `${code}:not`, values: values.slice(0, 1), refusable: true }]]
      : []),
  ];
  return {
    first: [...missing, ...(values.length > 0 ? lists : [])],
    now: single.map(({ now }) => now),
    gone: single.map((one) => one.gone),
  };
}

const isAsked = (criteria: readonly Criterion[]) => criteria.length > 0;

/** So often what each study has and had is drawn from, where there are few parameters. */
const ROUNDS = 4;

/**
 * Searches that are to be asked, the same for the same seed.
 * @param most of them
 */
export function searchesOf(
  session: Session,
  lives: readonly Life[],
  subjects: readonly Subject[],
  random: Faker,
  most: number,
): (readonly Criterion[])[] {
  const base = advertisedBase(session);
  const asked = Array.from({ length: ROUNDS }, () =>
    subjects.map((subject) => askedOf(subject, lives, base, random)),
  );
  const first = asked.slice(0, 1).flatMap((some) => some.flatMap((one) => one.first));
  const single = asked.flatMap((some) => {
    const now = random.helpers.shuffle(some.flatMap((one) => one.now));
    const gone = random.helpers.shuffle(some.flatMap((one) => one.gone)).filter(isAsked);
    return now.filter(isAsked).flatMap((one, at) => {
      const beside = at % 2 === 1 ? gone.pop() : undefined;
      return beside ? [one, beside] : [one];
    });
  });
  const all = [...first, ...single];
  const distinct = new Map(all.map((one) => [JSON.stringify(one), one]));
  const planned = [...distinct.values()].slice(0, most);
  const left = most - planned.length;
  if (left <= 0 || !session.dataset?.resources.some(isStudy)) return planned;
  const { seed } = session;
  return [...planned, ...fc.sample(queries(session, subjects, 3), { seed, numRuns: left })];
}
