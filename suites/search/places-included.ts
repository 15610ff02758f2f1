import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { seededStudies } from './expected.ts';
import { judgeAsSame } from './found.ts';
import { companionsBy, includable } from './include.ts';
import { askedBy } from './include-together.ts';
import {
  findWith,
  type IncludeSearch,
  includesIn,
  judgeIncludes,
  judgeModes,
  plainSearch,
} from './included.ts';
import { nameOf } from './joins.ts';
import { unlessRefused } from './own-targets.ts';
import { contextIn, places, usableWays, type Way } from './places.ts';
import { referringParameters } from './referring.ts';
import { referrersOf } from './revinclude.ts';

const needs = {
  interactions: ['search-type'],
  parameters: ['_id'],
  dataset: 'searched' as const,
};

/** Studies that bring something along, and one that does not. */
const MOST = 3;

/** As many includes as are asked for in one way. */
const SEARCHES = 4;

function among(way: Way, search: IncludeSearch): IncludeSearch[] {
  const there = new Set(way.studies.map(nameOf));
  const studies = search.studies.filter((one) => there.has(nameOf(one)));
  const brings = (study: Resource) => search.companionsOf(study).must.length > 0;
  const bringing = studies.filter(brings).slice(0, MOST);
  const others = studies.filter((one) => !brings(one)).slice(0, 1);
  return bringing.length === 0 ? [] : [{ ...search, studies: [...bringing, ...others] }];
}

/** An include by each parameter. */
function forward({ session }: CheckContext): IncludeSearch[] {
  return includable.map(({ parameter }) => ({
    studies: seededStudies(session),
    asked: askedBy(parameter),
    companionsOf: companionsBy(session, parameter),
  }));
}

/** A reverse include by each parameter that leads to studies. */
async function reverse(context: CheckContext): Promise<IncludeSearch[]> {
  const found: IncludeSearch[] = [];
  for (const { source, parameter } of referringParameters) {
    const search = await unlessRefused((async () => referrersOf(context, source, parameter))());
    if (search) found.push(search);
  }
  return found;
}

/** Whether anything comes along; what is not honoured in a place is for the server to choose. */
async function judgeIn(context: CheckContext, search: IncludeSearch): Promise<boolean> {
  const first = await findWith(context, search);
  if (first.answer.status !== 200 || includesIn(first).length === 0) return false;
  if ((await unlessRefused(judgeIncludes(context, search).then(() => true))) !== true) return false;
  context
    .judge(first)
    .fhirpath('total.empty() or total = %n', 'the total is the number of matches', {
      n: search.studies.length,
    });
  if (search.studies.length < 2) return true;
  const paged = await findWith(context, search, 1);
  if (paged.pages.length < 2) return true;
  const plain = plainSearch(search.studies);
  const alone = () => findWith(context, { ...search, asked: [] }, 1);
  await judgeAsSame(context, plain, paged, alone, 1);
  judgeModes(context, search, paged);
  return true;
}

const kinds = [
  {
    id: 'includes',
    what: 'an include',
    requirement: 'search-include',
    searches: async (context: CheckContext) => forward(context),
  },
  {
    id: 'revincludes',
    what: 'a reverse include',
    requirement: 'search-revinclude',
    searches: reverse,
  },
] as const;

/** What comes beside the matches, in every place where studies are searched for (search.html#include, #revinclude). */
export const placeIncludedChecks: Check[] = places.flatMap((place) =>
  kinds.map(({ id, what, requirement, searches }) =>
    check(
      `${place.id}${id}`,
      {
        rule: `In ${place.name} too ${what} leaves the matches and their total as they are, and what it adds is there once, with mode include.`,
        requirements: [
          requirement,
          'bundle-fullurl-unique',
          'search-total-semantics',
          place.requirement,
        ],
        needs,
      },
      async (context) => {
        let judged = 0;
        for (const way of await usableWays(context, place)) {
          const there = contextIn(context, way);
          const all = (await searches(context)).flatMap((search) => among(way, search));
          for (const search of all.slice(0, SEARCHES)) {
            if (await judgeIn(there, search)) judged += 1;
          }
        }
        if (judged === 0)
          throw new NotApplicable(`${what} brings nothing there, which R4 leaves open`);
      },
    ),
  ),
);
