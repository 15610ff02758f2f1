import fc from 'fast-check';
import type { SearchProbe, Session } from '../../fixtures/session.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { escaped, type Query, type Subject } from './behaviour.ts';
import { advertisedBase, probesOf, seededStudies } from './expected.ts';
import { probesIn } from './population.ts';
import { allTokens, hasSystem, whole } from './token-probes.ts';

/** One parameter of a generated query, with values that are joined by commas. */
export interface Criterion {
  name: string;
  values: string[];
  /** A modifier or prefix that a server need not have, or a value that stands for nothing it knows. */
  refusable: boolean;
}

/** What a criterion is drawn from; the first of a kind is the simplest. */
export interface Form {
  name: string;
  values: readonly string[];
  /** Prefixes of dates that go before any of the values. */
  prefixes?: readonly string[];
  refusable?: boolean;
  /** No list of values: `:missing`. */
  single?: true;
  /** How often it is drawn, to others. */
  weight?: number;
}

const MOST_VALUES = 3;

/** Values as such are asked for more often than with modifiers. */
const PLAIN = 4;

/** The query as it is sent. */
export const queryOf = (criteria: readonly Criterion[]): Query =>
  criteria.map(({ name, values }) => [name, values.join(',')]);

/** The same criteria without one of them, or without one of several values. */
export function withoutOne(criteria: readonly Criterion[]): (readonly Criterion[])[] {
  const parameters = criteria.map((_, at) => criteria.filter((_one, place) => place !== at));
  const values = criteria.flatMap((criterion, at) =>
    criterion.values.map((_, left) => {
      const fewer = criterion.values.filter((_one, place) => place !== left);
      return criteria.map((one, place) => (place === at ? { ...one, values: fewer } : one));
    }),
  );
  return [...parameters, ...values].filter(
    (one) => one.length > 0 && one.every(({ values: left }) => left.length > 0),
  );
}

type ProbesOf = (parameter: SearchParameter) => readonly SearchProbe[];

/** Queries over some parameters, of values that studies have, one study has, or hardly any has. */
export function queries(
  session: Session,
  subjects: readonly Subject[],
  most: number,
): fc.Arbitrary<Criterion[]> {
  const base = advertisedBase(session);
  const criteria = (among: readonly Subject[], probesFor: ProbesOf) => {
    const forms = among.flatMap((one) => formsOf(one, probesFor(one.parameter), base));
    const one = fc.oneof({ withCrossShrink: true }, ...forms.map(drawn));
    return fc.array(one, { minLength: 1, maxLength: most, size: 'max' });
  };
  const known: ProbesOf = ({ code }) => probesOf(session, code);
  const had =
    (study: Resource): ProbesOf =>
    (parameter) =>
      probesIn([study], parameter, base);
  const study = fc.constantFrom(...seededStudies(session));
  const subject = fc.constantFrom(...subjects);
  return fc.oneof(
    { weight: 2, arbitrary: criteria(subjects, known) },
    // What a study has itself finds that study, however many criteria there are.
    { weight: 2, arbitrary: study.chain((one) => criteria(subjects, had(one))) },
    // One parameter that is repeated.
    { weight: 1, arbitrary: subject.chain((its) => criteria([its], known)) },
    {
      weight: 1,
      arbitrary: fc.tuple(study, subject).chain(([one, its]) => criteria([its], had(one))),
    },
  );
}

function drawn({ name, values, prefixes = [''], refusable = false, weight = 1, single }: Form) {
  const value = fc
    .tuple(fc.constantFrom(...prefixes), fc.constantFrom(...values))
    .map(([prefix, text]) => `${prefix}${text}`);
  const alone = value.map((one) => [one]);
  const several = fc.uniqueArray(value, { minLength: 1, maxLength: MOST_VALUES });
  const arbitrary = fc.record<Criterion>({
    name: fc.constant(name),
    values: single ? alone : fc.oneof({ withCrossShrink: true }, alone, several),
    refusable: fc.constant(refusable),
  });
  return { weight, arbitrary };
}

/** What can be asked of a parameter with these values; `:missing` always. */
export function formsOf(subject: Subject, probes: readonly SearchProbe[], base: string): Form[] {
  const { code, type } = subject.parameter;
  const byType: Partial<Record<SearchParameter['type'], () => Form[]>> = {
    token: () => tokenForms(subject, probes),
    reference: () => referenceForms(subject, probes, base),
    date: () => dateForms(code, probes),
  };
  const missing: Form = {
    name: `${code}:missing`,
    values: ['true', 'false'],
    refusable: true,
    single: true,
  };
  return [...(byType[type]?.() ?? []), missing].filter(({ values }) => values.length > 0);
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];

function tokenForms(subject: Subject, probes: readonly SearchProbe[]): Form[] {
  const { code } = subject.parameter;
  const tokens = allTokens(probes);
  const inSystem = hasSystem(subject) ? tokens.filter(({ system }) => system !== undefined) : [];
  const plain = distinct([
    ...tokens.map((token) => escaped(token.code)),
    ...inSystem.map(whole),
    ...inSystem.map(({ system = '' }) => `${escaped(system)}|`),
    ...(hasSystem(subject) ? tokens : [])
      .filter(({ system }) => system === undefined)
      .map((token) => `|${escaped(token.code)}`),
  ]);
  const near = distinct([
    ...tokens.map((token) => `${escaped(token.code)}0`),
    ...inSystem.map((token) => `|${escaped(token.code)}`),
    ...inSystem.flatMap((one) =>
      inSystem
        .filter((other) => other.system !== one.system)
        .slice(0, 2)
        .map((other) => whole({ ...one, code: other.code })),
    ),
  ]).filter((value) => !plain.includes(value));
  const texts = tokens.flatMap(({ display, text }) => [display, text].filter((one) => one));
  return [
    { name: code, values: plain, weight: PLAIN },
    { name: code, values: [...plain, ...near], refusable: true },
    { name: `${code}:not`, values: [...plain, ...near], refusable: true },
    {
      name: `${code}:text`,
      values: hasSystem(subject) ? distinct(texts.map((text) => escaped(`${text}`))) : [],
      refusable: true,
    },
    {
      name: `${code}:of-type`,
      values: distinct(
        tokens.flatMap(({ ofType, code: value }) =>
          ofType ? [[ofType.system, ofType.code, value].map(escaped).join('|')] : [],
        ),
      ),
      refusable: true,
    },
  ];
}

function referenceForms(
  { parameter: { code }, elements }: Subject,
  probes: readonly SearchProbe[],
  base: string,
): Form[] {
  const references = probes.flatMap((probe) => (probe.kind === 'reference' ? [probe] : []));
  const own = distinct(
    references
      .filter(({ leadsNowhere }) => !leadsNowhere)
      .map(({ reference }) => reference)
      .filter((reference) => /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(reference)),
  );
  const targets = distinct(elements.flatMap((element) => element.targets ?? []));
  const idOf = (reference: string) => reference.split('/')[1] ?? '';
  const identifiers = references.flatMap(({ identifier }) =>
    identifier ? [[identifier.system, identifier.value].map(escaped).join('|')] : [],
  );
  return [
    {
      name: code,
      values: [...own, ...own.map((reference) => `${base}/${reference}`)],
      weight: PLAIN,
    },
    { name: code, values: own.map(idOf), refusable: targets.length > 1 },
    {
      name: code,
      values: [
        ...own,
        ...own.map((reference) => `${reference}0`),
        ...own.flatMap((reference) =>
          targets.slice(0, 2).map((type) => `${type}/${idOf(reference)}`),
        ),
      ],
      refusable: true,
    },
    ...targets.slice(0, 3).map(
      (type): Form => ({
        name: `${code}:${type}`,
        values: own.map(idOf),
        refusable: true,
      }),
    ),
    { name: `${code}:identifier`, values: distinct(identifiers), refusable: true },
  ];
}

const prefixes = ['', 'eq', 'ge', 'le', 'gt', 'lt', 'ne', 'sa', 'eb'];

function dateForms(code: string, probes: readonly SearchProbe[]): Form[] {
  const dates = distinct(probes.flatMap((probe) => (probe.kind === 'date' ? probe.value : [])));
  const cut = dates.flatMap((date) => [date.slice(0, 4), date.slice(0, 7), date.slice(0, 10)]);
  const times = dates.filter((date) => date.length > 10);
  const values = distinct([
    ...cut,
    ...times,
    ...times.map((time) => time.replace(/(T\d\d:\d\d):\d\d(\.\d+)?/, '$1')),
    ...cut.flatMap((date) => [shifted(date, -1), shifted(date, 1)]),
  ]).filter((date) => date !== '' && !date.startsWith('0000'));
  return [
    { name: code, values, prefixes, weight: PLAIN },
    { name: code, values, prefixes: ['ap'], refusable: true },
  ];
}

/** The year, month or day before or after. */
function shifted(date: string, by: 1 | -1): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  const moved = new Date(0);
  moved.setUTCFullYear(
    year + (month === undefined ? by : 0),
    (month ?? 1) - 1 + (month !== undefined && day === undefined ? by : 0),
    (day ?? 1) + (day === undefined ? 0 : by),
  );
  return moved.toISOString().slice(0, date.length);
}
