import { isDeepStrictEqual } from 'node:util';
import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { isSubsetted } from '../../fixtures/subsetted.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { judgeAsSame } from './found.ts';
import { companionsBy, includable, tellingStudies } from './include.ts';
import {
  findWith,
  type IncludeSearch,
  includesIn,
  isHonoured,
  judgeIncludes,
  judgeModes,
  matchesOf,
  plainSearch,
} from './included.ts';
import { nameOf, seededByName } from './joins.ts';
import { SEARCHED } from './subjects.ts';

const needs = {
  interactions: ['search-type'],
  parameters: ['_id'],
  dataset: 'searched' as const,
};

/** Few, so that each include stands out. */
const FEW = 6;

/** `_include` by each of these parameters. */
export const askedBy = (...parameters: SearchParameter[]): Query =>
  parameters.map(({ code }) => ['_include', `${SEARCHED}:${code}`]);

/** What a study brings along by any of several parameters. */
function companionsByAll(
  { session }: CheckContext,
  parameters: readonly SearchParameter[],
): IncludeSearch['companionsOf'] {
  const each = parameters.map((parameter) => companionsBy(session, parameter));
  return (match) => {
    const all = each.map((companionsOf) => companionsOf(match));
    return { must: all.flatMap(({ must }) => must), open: all.flatMap(({ open }) => open) };
  };
}

/** A search with an include of one parameter, for each of them that brings something along. */
function searches(context: CheckContext): IncludeSearch[] {
  const { session } = context;
  return includable
    .map(({ parameter }) => ({
      studies: tellingStudies(context, parameter).slice(0, FEW),
      asked: askedBy(parameter),
      companionsOf: companionsBy(session, parameter),
    }))
    .filter(({ studies, companionsOf }) =>
      studies.some((study) => companionsOf(study).must.length > 0),
    );
}

/** The first include that the server honours. */
export async function honoured(context: CheckContext) {
  let reason = new NotApplicable('the server has none of what studies refer to');
  for (const search of searches(context)) {
    try {
      const result = await findWith(context, search);
      if (await isHonoured(context, search, result)) return { search, result };
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      reason = error;
    }
  }
  throw reason;
}

const total = check(
  'search/_include/total',
  {
    rule: 'The total of a search with an include counts its matches alone.',
    requirements: ['search-total-semantics', 'search-include'],
    needs,
  },
  async (context) => {
    const { search, result } = await honoured(context);
    const n = search.studies.length;
    if (result.matches.length !== n) throw new NotApplicable('not all of these studies are found');
    const asked: Query = [...search.asked, ['_total', 'accurate']];
    const accurate = await findWith(context, { ...search, asked });
    for (const one of [result, ...(accurate.answer.status === 200 ? [accurate] : [])]) {
      context
        .judge(one)
        .searchset()
        .fhirpath('total.empty() or total = %n', 'the total is the number of matches', { n });
    }
  },
);

const counted = check(
  'search/_include/count',
  {
    rule: 'Includes do not count for _count: a page has as many matches as without them.',
    requirements: ['search-count-upper-bound', 'search-include'],
    needs,
  },
  async (context) => {
    const { server, judge } = context;
    const { search } = await honoured(context);
    const ids = search.studies.map(({ id }) => id).join(',');
    const plain: Query = [
      ['_id', ids],
      ['_count', '2'],
    ];
    const without = await server.search(SEARCHED, plain, { maxPages: 1 });
    const result = await server.search(SEARCHED, [...plain, ...search.asked], { maxPages: 1 });
    judge(result.answer).status(200);
    judge(result.answer).that(result.matches.length <= 2, {
      code: 'count-exceeded',
      message: `a page of 2 has ${result.matches.length} matches`,
      expected: 'at most 2',
      actual: result.matches.length,
    });
    judge.should(result.answer).that(result.matches.length >= without.matches.length, {
      code: 'includes-counted',
      message: `a page has ${result.matches.length} matches with includes and ${without.matches.length} without`,
      expected: without.matches.length,
      actual: result.matches.length,
    });
  },
);

const paged = check(
  'search/_include/each-page',
  {
    rule: 'Each page has the includes of its own matches, also those that an earlier page had.',
    requirements: ['search-include-page-local'],
    needs,
  },
  async (context) => judgeEachPage(context, (await honoured(context)).search, 2),
);

/** That pages of so many matches each have what comes with their own. */
export async function judgeEachPage(context: CheckContext, search: IncludeSearch, count: number) {
  const { session, judge } = context;
  const [first] = search.studies.filter((study) => search.companionsOf(study).must.length > 0);
  const shared = (first ? search.companionsOf(first).must : []) as string[];
  // Studies that bring along the same, so that later pages repeat what the first one had.
  const alike = seededStudies(session).filter((study) =>
    search.companionsOf(study).must.some((name) => shared.includes(name)),
  );
  const studies = [...new Set([...search.studies, ...alike])].slice(0, 2 * FEW);
  const result = await findWith(context, { ...search, studies }, count);
  if (result.pages.length < 2) throw new NotApplicable('the server gave everything on one page');
  judge(result).searchset();
  for (const [at, page] of result.pages.entries()) {
    const entries = result.entries.filter((entry) => entry.page === at + 1);
    const matches = entries.flatMap(({ resource }) =>
      resource && result.matches.includes(resource) ? [resource] : [],
    );
    const must = matchesOf(session, { matches }).flatMap((one) => search.companionsOf(one).must);
    const there = includesIn(result, at + 1);
    const missing = [...new Set(must)].filter((name) => !there.includes(name));
    judge(page).that(missing.length === 0, {
      code: 'missing-includes',
      message: `page ${at + 1} lacks what its matches refer to: ${missing.join(', ')}`,
      expected: must,
      actual: there,
    });
  }
}

const matchesOverPages = check(
  'search/_include/matches-over-pages',
  {
    rule: 'Over pages with includes each match comes once, as it does without them, and what is included has mode include.',
    requirements: ['search-paging-next', 'search-include'],
    needs,
  },
  async (context) => {
    await judgeOverPages(context, (await honoured(context)).search, 2);
  },
);

/** Judges that over pages the matches are those of the same search without what comes along, and that this is told from them. */
export async function judgeOverPages(
  context: CheckContext,
  search: IncludeSearch,
  count: number,
): Promise<void> {
  // Each brings something along, so that any page of them has includes.
  const studies = seededStudies(context.session)
    .filter((study) => search.companionsOf(study).must.length > 0)
    .slice(0, FEW);
  const plain = plainSearch(studies);
  const result = await findWith(context, { ...search, studies }, count);
  const alone = () => context.server.search(SEARCHED, [...plain, ['_count', String(count)]]);
  await judgeAsSame(context, plain, result, alone, count);
  judgeModes(context, search, result);
}

/** An include by each parameter, and by the first of them twice. */
export function severalIncludes(context: CheckContext): IncludeSearch {
  const parameters = includable.map(({ parameter }) => parameter);
  const studies = [
    ...new Set(parameters.flatMap((one) => tellingStudies(context, one).slice(0, 2))),
  ];
  return {
    studies,
    asked: askedBy(...parameters, ...parameters.slice(0, 1)),
    companionsOf: companionsByAll(context, parameters),
  };
}

const several = check(
  'search/_include/several',
  {
    rule: 'Several includes add what each of them adds, and each resource once.',
    requirements: ['search-include', 'bundle-fullurl-unique'],
    needs,
  },
  async (context) => {
    await judgeIncludes(context, severalIncludes(context));
  },
);

const wildcard = check(
  'search/_include/wildcard',
  {
    rule: 'An include by * adds what the matches refer to by any reference parameter.',
    requirements: ['search-include'],
    needs,
  },
  async (context) => {
    const parameters = includable.map(({ parameter }) => parameter);
    await judgeIncludes(context, {
      studies: parameters.flatMap((one) => tellingStudies(context, one).slice(0, 1)),
      asked: [['_include', `${SEARCHED}:*`]],
      companionsOf: companionsByAll(context, parameters),
    });
  },
);

const complete = check(
  'search/_include/whole',
  {
    rule: 'What is included is whole, also where _elements asks for parts of the matches.',
    requirements: ['search-elements'],
    needs,
  },
  async (context) => {
    const { session, judge } = context;
    const { search } = await honoured(context);
    const query: Query = [...search.asked, ['_elements', 'status']];
    const result = await findWith(context, { ...search, asked: query });
    if (result.answer.status !== 200) throw new NotApplicable('_elements is refused');
    const seeded = seededByName(session);
    let judged = 0;
    for (const { resource } of result.entries) {
      const stored = resource && seeded.get(nameOf(resource));
      if (!stored || stored.resourceType === SEARCHED) continue;
      if (stored.meta?.versionId !== resource.meta?.versionId) continue;
      judged += 1;
      const lost = Object.keys(stored).filter((name) => resource[name] === undefined);
      const isWhole = lost.length === 0 && !isSubset(resource, stored);
      judge(result).that(isWhole, {
        code: 'include-abridged',
        message: `${nameOf(stored)} is included without ${lost.join(', ') || 'all of it'}, though _elements is for matches`,
        expected: Object.keys(stored),
        actual: Object.keys(resource),
      });
    }
    if (judged === 0) throw new NotApplicable('nothing is included with _elements');
  },
);

/** Tagged as a part, which what is stored is not. */
function isSubset(resource: Resource, stored: Resource): boolean {
  return isSubsetted(resource) && !isSubsetted(stored) && !isDeepStrictEqual(resource, stored);
}

/** What includes come to together, over pages (search.html#include). */
export const includeTogetherChecks: Check[] = [
  total,
  counted,
  paged,
  matchesOverPages,
  several,
  wildcard,
  complete,
];
