import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { splitUnescaped } from '../../oracles/search/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { judgeAsCombined } from './combined.ts';
import { precisions } from './date.ts';
import { expectedSet, probesOf } from './expected.ts';
import { find, ROOM } from './find.ts';
import { lastUpdated, needs } from './last-updated.ts';
import { nothingToFind } from './nothing.ts';
import { judgeOwn } from './own.ts';
import { ownSubjects } from './subjects.ts';

/** Each of them a list has with all its dates. */
const PREFIXES = ['', 'eq', 'ne', 'ge', 'gt', 'le', 'lt', 'sa', 'eb'];

/** Lists of each prefix. */
const LISTS = 2;

/** Whether some study meets one of the values, and surely not all of them. */
function isTelling({ session }: CheckContext, code: string, values: readonly string[]): boolean {
  const { must } = expectedSet(session, [[code, values.join(',')]]);
  const all = expectedSet(
    session,
    values.map((value) => [code, value]),
  );
  return must.some((id) => !all.must.includes(id) && !all.open.includes(id));
}

/** Lists whose dates all have one prefix, and that find more than their dates do together. */
function listsOf(context: CheckContext, code: string): string[][] {
  const dates = precisions(probesOf(context.session, code)).sort();
  const [half, last] = [Math.floor(dates.length / 2), dates.length - 1];
  const pairs = dates.flatMap((date, at) =>
    [last - at, (at + half) % dates.length].flatMap((other): [string, string][] => {
      const second = dates[other];
      return second === undefined || second === date ? [] : [[date, second]];
    }),
  );
  const finds = (value: string) => expectedSet(context.session, [[code, value]]).must.length > 0;
  const findingIn = (values: readonly string[]) => values.filter(finds).length;
  return PREFIXES.flatMap((prefix) =>
    pairs
      .map((pair) => pair.map((date) => `${prefix}${date}`))
      .filter((values) => isTelling(context, code, values))
      .sort((one, other) => findingIn(other) - findingIn(one))
      .slice(0, LISTS)
      .map((values, at) => (at % 2 === 0 ? values : [...values].reverse())),
  );
}

/** The list within bounds that leave some of what it finds, and of what its dates do not find together. */
function withinBounds(context: CheckContext, code: string, values: readonly string[]): Query[] {
  const list: Query[number] = [code, values.join(',')];
  const dates = precisions(probesOf(context.session, code)).sort();
  const windows = [dates[0], dates[Math.floor(dates.length / 3)]].map((date): Query => {
    const upper = dates.at(-1) ?? '';
    return [[code, `ge${date}`], list, [code, `le${upper}`]];
  });
  const isBusy = (query: Query) => {
    const { session } = context;
    const all: Query = query.flatMap(([name, value]) =>
      splitUnescaped(value, ',').map((one): Query[number] => [name, one]),
    );
    const { must, open } = expectedSet(session, all);
    return expectedSet(session, query).must.some((id) => ![...must, ...open].includes(id));
  };
  return windows.filter(isBusy).slice(-1);
}

async function judgeLists(context: CheckContext, subject: Subject): Promise<void> {
  const { code } = subject.parameter;
  const lists = listsOf(context, code);
  if (lists.length === 0) throw nothingToFind(context, subject);
  for (const values of lists) {
    const alone: Query = [[code, values.join(',')]];
    for (const query of [alone, ...withinBounds(context, code, values)]) {
      for (const method of ['GET', 'POST'] as const) {
        await judgeAsCombined(context, query, await find(context, query, method), ROOM);
      }
    }
  }
}

const dated = ownSubjects
  .filter(({ parameter }) => parameter.type === 'date')
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/or-of-one-prefix`,
      {
        rule: `A search by ${code} for several dates that all have one prefix finds what any of them finds, also between bounds.`,
        requirements: [
          'search-or-comma',
          'search-date-ne',
          'search-date-ge-le',
          'search-date-gt-lt',
          'search-date-sa-eb',
          'search-post-equals-get',
          subject.requirement,
        ],
        needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
        parameter: code,
        behaviour: 'or-of-one-prefix',
      },
      (context) => judgeLists(context, subject),
    );
  });

const DAY = 24 * 3_600_000;

/** Prefixes by which a time finds what is after it, and what is before it. */
const FROM = ['ge', 'gt', 'sa'];
const TO = ['le', 'lt', 'eb'];

interface List {
  dates: string[];
  isFound: boolean;
}

/** Lists of years of which one holds the instant, unless it depends on the zone which it is. */
function yearsAround(at: number): List[] {
  const [year, ...others] = [0, -DAY, DAY].map((by) => new Date(at + by).getUTCFullYear());
  if (year === undefined || others.some((other) => other !== year)) return [];
  return [
    { dates: [`ne${year}`, `ne${year - 1}`], isFound: true },
    { dates: [`ne${year - 1}`, `ne${year}`], isFound: true },
    { dates: [`ne${year}`, `ne${year}`], isFound: false },
    { dates: [`${year - 1}`, `${year}`], isFound: true },
    { dates: [`eq${year}`, `eq${year + 1}`], isFound: true },
    { dates: [`eq${year - 1}`, `eq${year + 1}`], isFound: false },
  ];
}

/** Lists whose dates all have one prefix, by one of which the instant is found, or by none. */
function listsAround(at: number): List[] {
  const time = (days: number) => new Date(at + days * DAY).toISOString();
  const apart = [...FROM, ...TO].flatMap((prefix): List[] => {
    const list = (...days: number[]) => days.map((by) => `${prefix}${time(by)}`);
    const beyond = FROM.includes(prefix) ? [2, 3] : [-2, -3];
    return [
      { dates: list(-2, 2), isFound: true },
      { dates: list(2, -2), isFound: true },
      { dates: list(...beyond), isFound: false },
    ];
  });
  return [...yearsAround(at), ...apart];
}

const lastUpdatedLists = check(
  'search/_lastUpdated/or-of-one-prefix',
  {
    rule: 'A search by _lastUpdated for several dates that all have one prefix finds what any of them finds, also between bounds.',
    requirements: [
      'search-lastupdated',
      'search-or-comma',
      'search-date-ne',
      'search-date-ge-le',
      'search-date-gt-lt',
      'search-date-sa-eb',
    ],
    needs,
    parameter: '_lastUpdated',
    behaviour: 'or-of-one-prefix',
  },
  async (context) => {
    const { id, stored } = await context.studies.stored();
    const at = lastUpdated(stored);
    const bound = (prefix: string, days: number): Query[number] => [
      '_lastUpdated',
      `${prefix}${new Date(at + days * DAY).toISOString()}`,
    ];
    for (const { dates, isFound } of listsAround(at)) {
      const list: Query[number] = ['_lastUpdated', dates.join(',')];
      for (const query of [[list], [bound('ge', -1), list, bound('le', 1)]]) {
        for (const method of ['GET', 'POST'] as const) {
          await judgeOwn(context, [['_id', id], ...query], isFound ? [id] : [], [id], method);
        }
      }
    }
  },
);

/** Lists of dates with one prefix: a comma is an OR there as well (search.html#combining, #prefix). */
export const onePrefixListChecks: Check[] = [...dated, lastUpdatedLists];
