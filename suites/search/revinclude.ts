import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { reachedBy } from '../../oracles/search/index.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { advertisedBase, seededResources, seededStudies } from './expected.ts';
import { honoured as honouredInclude, judgeEachPage, judgeOverPages } from './include-together.ts';
import { findWith, type IncludeSearch, includesIn, isHonoured, judgeIncludes } from './included.ts';
import { nameOf, targetTypes } from './joins.ts';
import { referringParameters } from './referring.ts';
import { SEARCHED } from './subjects.ts';

/** Studies that nothing refers to, beside those that something does. */
const OTHERS = 2;

/** The search for studies and for what refers to them. */
export function referrersOf(
  { session }: CheckContext,
  source: string,
  parameter: SearchParameter,
): IncludeSearch {
  const base = advertisedBase(session);
  const sources = seededResources(session)
    .filter(({ resourceType }) => resourceType === source)
    .map((resource) => ({ name: nameOf(resource), reached: reachedBy(resource, parameter, base) }));
  const companionsOf = (match: Resource) => {
    const to = (sure: boolean) =>
      sources
        .filter(({ reached }) =>
          reached.some(({ at, doubt }) => at === nameOf(match) && doubt !== sure),
        )
        .map(({ name }) => name);
    return { must: to(true), open: to(false) };
  };
  const all = seededStudies(session);
  const referred = all.filter((study) => companionsOf(study).must.length > 0);
  const others = all.filter((study) => !referred.includes(study)).slice(0, OTHERS);
  if (referred.length === 0) {
    throw new NotApplicable(`the server keeps no ${source} that refers to a study`);
  }
  return {
    studies: [...referred, ...others],
    asked: [['_revinclude', `${source}:${parameter.code}`]],
    companionsOf,
    never: () => ({
      names: sources
        .filter(({ reached }) => reached.every(({ at }) => at === undefined))
        .map(({ name }) => name),
      why: 'it refers to a study by an identifier alone, or to one that it contains',
    }),
  };
}

/** By another type of target than that of the matches nothing comes that refers to studies alone. */
async function judgeOtherType(
  context: CheckContext,
  source: string,
  parameter: SearchParameter,
  search: IncludeSearch,
): Promise<void> {
  const other = targetTypes(parameter).find((type) => type !== SEARCHED);
  if (!other) return;
  const base = advertisedBase(context.session);
  const toStudies = seededResources(context.session)
    .filter(({ resourceType }) => resourceType === source)
    .filter((resource) =>
      reachedBy(resource, parameter, base).every(({ at }) => at?.startsWith(`${SEARCHED}/`)),
    )
    .map(nameOf);
  const asked: Query = [['_revinclude', `${source}:${parameter.code}:${other}`]];
  const result = await findWith(context, { ...search, asked });
  if (result.answer.status !== 200) return;
  const wrong = includesIn(result).filter((name) => toStudies.includes(name));
  context.judge(result).that(wrong.length === 0, {
    code: 'extra-includes',
    message: `${source}:${parameter.code}:${other} brings what refers to studies alone: ${wrong.join(', ')}`,
    expected: `what refers to a ${other} among the matches`,
    actual: wrong,
  });
}

const ofEach: Check[] = referringParameters.map(({ source, parameter }) =>
  check(
    `search/_revinclude/${source}-${parameter.code}`,
    {
      rule: `A reverse include adds each ${source} that refers to a match by ${parameter.code}, once, and no other; by another type none of them.`,
      requirements: [
        'search-revinclude',
        'search-include-target-type',
        'search-logical-reference-not-joined',
        'bundle-fullurl-unique',
        'bundle-fullurl-not-versioned',
      ],
      needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
    },
    async (context) => {
      const search = referrersOf(context, source, parameter);
      await judgeIncludes(context, search);
      // Each alone as well: what refers to several of them would come with any of them.
      for (const study of search.studies.filter(
        (one) => search.companionsOf(one).must.length > 0,
      )) {
        await judgeIncludes(context, { ...search, studies: [study] });
      }
      const typed = `${source}:${parameter.code}:${SEARCHED}`;
      await judgeIncludes(context, { ...search, asked: [['_revinclude', typed]] });
      await judgeIncludes(context, { ...search, method: 'POST' });
      await judgeOtherType(context, source, parameter, search);
    },
  ),
);

/** The first reverse include that the server honours, and whose answer is of use. */
async function honoured(
  context: CheckContext,
  isUseful: (search: IncludeSearch, result: SearchResult) => boolean = () => true,
) {
  let reason = new NotApplicable('the server keeps nothing that refers to studies');
  for (const { source, parameter } of referringParameters) {
    try {
      const search = referrersOf(context, source, parameter);
      const result = await findWith(context, search);
      if ((await isHonoured(context, search, result)) && isUseful(search, result)) {
        return { search, result };
      }
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      reason = error;
    }
  }
  throw reason;
}

const total = check(
  'search/_revinclude/total',
  {
    rule: 'The total of a search with a reverse include counts its matches alone.',
    requirements: ['search-total-semantics', 'search-revinclude'],
    needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
  },
  async (context) => {
    const { search, result } = await honoured(
      context,
      ({ studies }, { matches }) => studies.length === matches.length,
    );
    context
      .judge(result)
      .searchset()
      .fhirpath('total.empty() or total = %n', 'the total is the number of matches', {
        n: search.studies.length,
      });
  },
);

const eachPage = check(
  'search/_revinclude/each-page',
  {
    rule: 'Each page has what refers to its own matches, also what an earlier page had.',
    requirements: ['search-include-page-local', 'search-revinclude'],
    needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
  },
  async (context) => {
    await judgeEachPage(context, (await honoured(context)).search, 1);
  },
);

const overPages = check(
  'search/_revinclude/matches-over-pages',
  {
    rule: 'Over pages with reverse includes each match comes once, as it does without them, and what is added has mode include.',
    requirements: ['search-paging-next', 'search-revinclude'],
    needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
  },
  async (context) => {
    await judgeOverPages(context, (await honoured(context)).search, 1);
  },
);

const besideInclude = check(
  'search/_revinclude/beside-include',
  {
    rule: 'A search with an include and a reverse include adds what either of them adds, with mode include.',
    requirements: ['search-revinclude', 'search-include'],
    needs: { interactions: ['search-type'], parameters: ['_id'], dataset: 'searched' },
  },
  async (context) => {
    const reverse = (await honoured(context)).search;
    const forward = (await honouredInclude(context)).search;
    const each = [reverse, forward];
    const both: IncludeSearch = {
      ...reverse,
      asked: each.flatMap(({ asked }) => asked),
      companionsOf: (match) => {
        const all = each.map(({ companionsOf }) => companionsOf(match));
        return { must: all.flatMap(({ must }) => must), open: all.flatMap(({ open }) => open) };
      },
    };
    await judgeIncludes(context, both);
    await judgeIncludes(context, { ...both, asked: [...both.asked].reverse(), method: 'POST' });
  },
);

/** What refers to the matches (search.html#revinclude). */
export const revincludeChecks: Check[] = [...ofEach, total, eachPage, overPages, besideInclude];
