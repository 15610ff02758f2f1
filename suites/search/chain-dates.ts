import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { createSearchOracle, storedValues } from '../../oracles/search/index.ts';
import { elementsSelectedBy } from '../../spec/expression.ts';
import {
  commonSearchParameters,
  elementsOf,
  type SearchParameter,
  searchParametersOf,
} from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { leadsTo, references } from './chain.ts';
import { advertisedBase, seededResources } from './expected.ts';
import { isRefusal } from './found.ts';
import { judgeAsFound, searched } from './joined-currency.ts';
import { isLeftOut } from './optional.ts';
import { judgeAny, type Referring, referringToOwn } from './own-targets.ts';
import { SEARCHED } from './subjects.ts';

/** What the targets have, by the type of the element; far from the ends of its year, whatever the zone. */
const STORED: Record<string, unknown> = {
  date: '2019-05-14',
  dateTime: '2019-05-14T10:20:30Z',
  instant: '2019-05-14T10:20:30Z',
  Period: { start: '2019-05-10', end: '2019-05-20' },
};

/** Before what is stored, after it, and around it. */
const ASKED = ['2017-03', '2021-08-09', '2019'];

const PREFIXES = ['', 'eq', 'ne', 'ge', 'le', 'gt', 'lt', 'sa', 'eb'];

/** Where the type is left out, and might be another: that the prefix is heard at all. */
const FEW = ['ge', 'lt'];

const dateParametersOf = (type: string) =>
  searchParametersOf(type).filter((parameter) => parameter.type === 'date');

/** The elements of a date parameter at the top of a resource, with a value; of a choice the first type. */
function datedBy(type: string, { expression }: SearchParameter): Record<string, unknown> {
  const names = new Set(elementsOf(type).map(({ path }) => path));
  const [found] = elementsSelectedBy(expression).flatMap(({ path, type: code }) => {
    const [, name = '', ...deeper] = path.split('.');
    const value = STORED[code];
    if (value === undefined || deeper.length > 0) return [];
    if (!names.has(`${path}[x]`)) return [{ name, value }];
    return [{ name: `${name}${code.charAt(0).toUpperCase()}${code.slice(1)}`, value }];
  });
  if (!found) return {};
  // What has a start of its own has an end as well, or neither (appointment.html, app-2).
  const isBounded = found.name === 'start' && names.has(`${type}.end`);
  return { [found.name]: found.value, ...(isBounded ? { end: found.value } : {}) };
}

interface Asked {
  value: string;
  isWanted: boolean;
  why: string;
}

/**
 * What has to find the study, first, and what must not: for each prefix one of both, the one that tells it best from
 * others, and the date as it is stored.
 */
function askedOf(
  { session }: CheckContext,
  { study, target }: Referring,
  name: string,
  parameter: SearchParameter,
  prefixes: readonly string[],
  withLists: boolean,
): Asked[] {
  const base = advertisedBase(session);
  const [own] = storedValues(target, parameter, base);
  const oracle = createSearchOracle([study.stored], {
    base,
    parameters: (type) => [...searchParametersOf(type), ...commonSearchParameters()],
    related: [target, ...seededResources(session)],
  });
  const known = new Map<string, Asked[]>();
  const judged = (value: string): Asked[] => {
    const before = known.get(value) ?? judgedAnew(value);
    known.set(value, before);
    return before;
  };
  const judgedAnew = (value: string): Asked[] => {
    const [found] = oracle.judge(SEARCHED, [[name, value]]).judgements.values();
    if (!found || found.verdict === 'open') return [];
    const why = `by ${name}=${value}: ${found.reasons[0] ?? ''}`;
    return [{ value, isWanted: found.verdict === 'must', why }];
  };
  const all = prefixes.flatMap((prefix) => {
    const each = ASKED.flatMap((date) => judged(`${prefix}${date}`));
    const finding = each.filter(({ isWanted }) => isWanted).slice(0, 1);
    return [...finding, ...each.filter(({ isWanted }) => !isWanted).slice(-1)];
  });
  const lists = withLists ? listsAmong(all, judged) : [];
  const text = own?.kind === 'date' ? own.text : undefined;
  const written = text ? ['', 'ge', 'le'].flatMap((prefix) => judged(`${prefix}${text}`)) : [];
  const telling = [...all, ...written, ...lists];
  return [true, false].flatMap((wanted) => telling.filter(({ isWanted }) => isWanted === wanted));
}

const prefixOf = (value: string) => /^[a-z]*/.exec(value)?.[0] ?? '';
const dateOf = (value: string) => value.slice(prefixOf(value).length);

/** What a list of two dates may be taken for. */
const taken: ((one: string, other: string) => string)[] = [
  (one, other) => `${one},${prefixOf(one)}${dateOf(other)}`,
  (one, other) => `${prefixOf(other)}${dateOf(one)},${other}`,
  (one, other) => `${one},${dateOf(other)}`,
  (one, other) => `${dateOf(one)},${other}`,
  (one) => one,
  (_, other) => other,
];

/** Lists of two dates with another prefix each, that find otherwise than what they may be taken for. */
function listsAmong(some: readonly Asked[], judged: (value: string) => Asked[]): Asked[] {
  const values = [...new Set(some.map(({ value }) => value))];
  const pairs = values.flatMap((one) =>
    values.filter((other) => prefixOf(other) !== prefixOf(one)).map((other) => ({ one, other })),
  );
  const [carried, ...others] = taken;
  const wanted = [
    ...PREFIXES.map((prefix) => ({ prefix, as: carried })),
    ...others.map((as) => ({ prefix: undefined, as })),
  ];
  const found = wanted.flatMap(({ prefix, as }) => {
    for (const { one, other } of pairs) {
      if (!as || (prefix !== undefined && prefix !== prefixOf(one))) continue;
      const [[list], [instead]] = [judged(`${one},${other}`), judged(as(one, other))];
      if (list && instead && list.isWanted !== instead.isWanted) return [list];
    }
    return [];
  });
  return [...new Map(found.map((list) => [list.value, list])).values()];
}

/** Judges the chains to one date parameter; false if the server does not chain to it. */
async function isJudged(
  context: CheckContext,
  id: string,
  name: string,
  asked: readonly Asked[],
): Promise<boolean> {
  let isSupported = false;
  for (const { value, isWanted, why } of asked) {
    if (!isWanted && !isSupported) return false;
    const query: Query = [
      ['_id', id],
      [name, value],
    ];
    const result = await searched(context, query, id, isWanted);
    if (isRefusal(result) || isLeftOut(result, name)) {
      if (isSupported) continue;
      return false;
    }
    isSupported = true;
    judgeAsFound(context, result, id, isWanted, why);
  }
  return isSupported;
}

async function judgeThrough(context: CheckContext, subject: Subject, type: string) {
  const { code } = subject.parameter;
  const parameters = dateParametersOf(type);
  const dates = Object.assign({}, ...parameters.map((one) => datedBy(type, one)));
  const pair = await referringToOwn(context, subject, type, dates);
  const judged: boolean[] = [];
  for (const parameter of parameters) {
    const isSettled = leadsTo(subject).length === 1;
    const names: [string, string[]][] = [
      [`${code}:${type}.${parameter.code}`, PREFIXES],
      [`${code}.${parameter.code}`, isSettled ? PREFIXES : FEW],
    ];
    for (const [at, [name, prefixes]] of names.entries()) {
      const asked = askedOf(context, pair, name, parameter, prefixes, at === 0);
      judged.push(await isJudged(context, pair.study.id, name, asked));
    }
  }
  return judged.includes(true);
}

/** Chains to dates: each prefix means there what it means in any search (search.html#chaining, #prefix). */
export const chainDateChecks: Check[] = references
  .map((subject) => ({
    subject,
    types: leadsTo(subject).filter((type) =>
      dateParametersOf(type).some((one) => Object.keys(datedBy(type, one)).length > 0),
    ),
  }))
  .filter(({ types }) => types.length > 0)
  .map(({ subject, types }) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/chain-to-own-date`,
      {
        rule: `A chain through ${code} that ends in a date takes every prefix, also in a list of dates, as every search by a date does.`,
        requirements: [
          'search-chain',
          'search-date-eq-implicit-range',
          'search-date-ne',
          'search-date-ge-le',
          'search-date-gt-lt',
          'search-date-sa-eb',
          'search-or-comma',
        ],
        needs: {
          interactions: ['create', 'read', 'search-type'],
          parameters: ['_id', code],
          dataset: 'referred',
        },
        parameter: code,
        behaviour: 'chain-to-own-date',
      },
      async (context) => {
        await judgeAny(
          types,
          (type) => judgeThrough(context, subject, type),
          'the server chains to no date of what studies refer to',
        );
      },
    );
  });
