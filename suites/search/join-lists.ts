import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { searchParametersOf } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, NOWHERE, type Query, type Subject } from './behaviour.ts';
import { chainCheck, leadsTo, nothingChained, references } from './chain.ts';
import { advertisedBase, expectedSet, seededStudies } from './expected.ts';
import { nameOf, ownCriteria, targetsIn, targetTypes } from './joins.ts';
import { judgeOptional } from './optional.ts';
import { judgeAny } from './own-targets.ts';
import { probesIn } from './population.ts';
import { SEARCHED } from './subjects.ts';
import { allTokens, whole } from './token-probes.ts';

/** A parameter at the end of a join, and values of it that find something. */
interface Ending {
  name: string;
  values: string[];
  /** Left out: it is `_id`. */
  parameter?: SearchParameter;
}

/** Parameters of one type that are asked for lists beside `_id`. */
const MOST = 4;

/** Of values that find the same only one is kept. */
const VALUES = 4;

/** What comes before a list that finds nothing itself. */
const nowhere: Partial<Record<SearchParameter['type'], string>> = {
  token: NOWHERE,
  reference: `Patient/${NOWHERE}`,
};

function valuesOf(
  { session }: CheckContext,
  resources: readonly Resource[],
  parameter: SearchParameter,
): string[] {
  const probes = probesIn(resources, parameter, advertisedBase(session));
  const dates = probes.flatMap((probe) => (probe.kind === 'date' ? [probe.value] : [])).sort();
  const [first, ...later] = dates;
  const ranges = later.length > 0 ? [`le${first}`, `ge${later.at(-1)}`, ...later] : [];
  const others = probes.flatMap((probe) => (probe.kind === 'reference' ? [probe.reference] : []));
  return [...new Set([...allTokens(probes).map(whole), ...ranges, ...others])];
}

/** The values that find something that the ones before do not find. */
function tellingOf(
  { session }: CheckContext,
  name: string,
  values: readonly string[],
  type: string,
): string[] {
  const seen = new Set<string>();
  const telling = values.filter((value) => {
    const { must, ambiguous } = expectedSet(session, [[name, value]], type);
    const isNew = !ambiguous && must.some((one) => !seen.has(one));
    for (const one of must) seen.add(one);
    return isNew;
  });
  return telling.slice(0, VALUES);
}

const ids = (resources: readonly Resource[]) =>
  resources.flatMap(({ id }) => (id === undefined ? [] : [escaped(id)]));

/**
 * `_id`, a date and some other parameters of resources of one type by which a join finds several sets.
 * @param from which of the parameters are asked for: of each type others
 */
function endingsOf(
  context: CheckContext,
  resources: readonly Resource[],
  nameFor: (code: string) => string,
  type: string,
  from: number,
): Ending[] {
  const [first] = resources;
  if (!first) return [];
  const isTold = ({ values }: Ending) => values.length > 1;
  const told = (one: Ending): Ending => ({
    ...one,
    values: tellingOf(context, one.name, one.values, type),
  });
  const others = searchParametersOf(first.resourceType)
    .filter((one) => one.type === 'token' || one.type === 'date' || one.type === 'reference')
    .map((parameter) =>
      told({
        name: nameFor(parameter.code),
        values: valuesOf(context, resources, parameter),
        parameter,
      }),
    )
    .filter(isTold);
  const dates = others.filter(({ parameter }) => parameter?.type === 'date').slice(0, 1);
  const rest = others.filter((one) => !dates.includes(one));
  const start = (from * MOST) % Math.max(1, rest.length);
  const some = [...dates, ...rest.slice(start), ...rest.slice(0, start)].slice(0, MOST);
  return [told({ name: nameFor('_id'), values: ids(resources) }), ...some].filter(isTold);
}

/** `_id`, and the identifiers that one study alone has: studies of other checks refer to the same resources. */
function ownEndings(
  context: CheckContext,
  referring: readonly Resource[],
  nameFor: (code: string) => string,
  type: string,
): Ending[] {
  const own = referring.flatMap((study) => ownCriteria(context.session, study).slice(0, 1));
  const codes = [...new Set(own.map(({ parameter }) => parameter))];
  return [
    { name: nameFor('_id'), values: ids(referring) },
    ...codes.map((code) => ({
      name: nameFor(code),
      values: own.filter(({ parameter }) => parameter === code).map(({ value }) => value),
    })),
  ]
    .map((one) => ({ ...one, values: tellingOf(context, one.name, one.values, type) }))
    .filter(({ values }) => values.length > 1);
}

type Judge = (context: CheckContext, ending: Ending, type: string) => Promise<void>;

/** Lists of dates whose first value finds nothing, unless the prefix of the other is carried over. */
function apartLists(values: readonly string[]): string[][] {
  const dates = values.map((value) => value.replace(/^[a-z]+/, '')).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return [
    [`lt${first}`, `ge${last}`],
    [`gt${last}`, `le${first}`],
  ];
}

/** Lists of values: two, all of them turned, and one beside what finds nothing. */
const judgeLists: Judge = async (context, { name, values, parameter }, type) => {
  const [first = '', second = ''] = values;
  const none = parameter ? nowhere[parameter.type] : NOWHERE;
  const lists = [
    [first, second],
    ...(values.length > 2 ? [[...values].reverse()] : [[second, first]]),
    ...(none === undefined ? [] : [[second, none]]),
    ...(parameter?.type === 'date' ? apartLists(values) : []),
  ];
  for (const list of lists) await judgeOptional(context, [[name, list.join(',')]], [name], type);
};

/** The same join twice: both have to hold, be it by another resource each. */
const judgeTwice: Judge = async (context, { name, values: [first = '', second = ''] }, type) => {
  const both: Query = [
    [name, first],
    [name, second],
  ];
  await judgeOptional(context, both, [name], type);
  await judgeOptional(context, [...both].reverse(), [name], type);
};

/** @throws {NotApplicable} if the server supports none of them, for the last reason */
async function judgeEach(
  context: CheckContext,
  endings: readonly Ending[],
  type: string,
  judge: Judge,
): Promise<void> {
  let judged = 0;
  let reason: NotApplicable | undefined;
  for (const ending of endings) {
    try {
      const { name, values } = ending;
      await judgeOptional(context, [[name, values[0] ?? '']], [name], type);
      await judge(context, ending, type);
      judged += 1;
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      reason = error;
    }
  }
  if (reason && judged === 0) throw reason;
}

/** The resources of one type that studies refer to by a parameter. */
function targetsOf({ session }: CheckContext, { parameter }: Subject, type: string): Resource[] {
  const found = seededStudies(session).flatMap((study) => targetsIn(session, study, parameter));
  const all = new Map(found.map((one) => [nameOf(one), one]));
  return [...all.values()].filter(({ resourceType }) => resourceType === type);
}

async function judgeChained(context: CheckContext, subject: Subject, judge: Judge) {
  const { code } = subject.parameter;
  const types = leadsTo(subject);
  const first = references.indexOf(subject);
  const endings = types.flatMap((type, at) => {
    const targets = targetsOf(context, subject, type);
    const named = (start: string) =>
      endingsOf(context, targets, (last) => `${start}.${last}`, SEARCHED, first + at);
    // What a chain that may be of several types comes to is for checks of its own.
    return [...named(`${code}:${type}`), ...(types.length === 1 ? named(code) : [])];
  });
  if (endings.length === 0) throw nothingChained();
  await judgeEach(context, endings, SEARCHED, judge);
}

async function judgeReversed(context: CheckContext, subject: Subject, judge: Judge) {
  const { session } = context;
  const { parameter } = subject;
  const types = targetTypes(parameter);
  await judgeAny(
    types.filter((type) => session.target.types.includes(type)),
    async (type) => {
      const referring = seededStudies(session).filter((study) =>
        targetsIn(session, study, parameter).some((one) => one.resourceType === type),
      );
      const endings = ownEndings(
        context,
        referring,
        (last) => `_has:${SEARCHED}:${parameter.code}:${last}`,
        type,
      );
      await judgeEach(context, endings, type, judge);
      return endings.length > 0;
    },
    'the server has none of what studies refer to, or nothing tells it apart',
  );
}

const chained = references.flatMap((subject) => {
  const { code } = subject.parameter;
  return [
    chainCheck(
      subject,
      'chain-to-lists',
      ['search-or-comma', 'search-chain'],
      `A chain through ${code} to one of several values finds what it finds by each of them, whatever parameter it ends in.`,
      (context) => judgeChained(context, subject, judgeLists),
    ),
    chainCheck(
      subject,
      'chain-twice',
      ['search-and-repeat', 'search-chain', 'search-chain-independent'],
      `A chain through ${code} to two values, as two parameters, finds only what each of them finds, whatever parameter it ends in.`,
      (context) => judgeChained(context, subject, judgeTwice),
    ),
  ];
});

const reversed = references.flatMap((subject) => {
  const { code } = subject.parameter;
  const needs = {
    interactions: ['search-type'],
    parameters: [code],
    dataset: 'searched' as const,
  };
  return [
    check(
      `search/${code}/has-lists`,
      {
        rule: `A search with _has by ${code} and one of several ids or identifiers of studies finds what it finds by each of them.`,
        requirements: ['search-or-comma', 'search-has'],
        needs,
        parameter: code,
        behaviour: 'has-lists',
      },
      (context) => judgeReversed(context, subject, judgeLists),
    ),
    check(
      `search/${code}/has-twice`,
      {
        rule: `A search with _has by ${code} for two ids or identifiers of studies, as two parameters, finds only what each of them finds.`,
        requirements: ['search-and-repeat', 'search-has'],
        needs,
        parameter: code,
        behaviour: 'has-twice',
      },
      (context) => judgeReversed(context, subject, judgeTwice),
    ),
  ];
});

/** Joins to several values, joined by commas or repeated (search.html#combining, #chaining, #has). */
export const joinListChecks: Check[] = [...chained, ...reversed];
