import type { Faker } from '@faker-js/faker';
import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { random } from '../../generators/random.ts';
import { requirement } from '../../requirements/index.ts';
import { check } from '../check.ts';
import { deck } from '../crud/lived/deck.ts';
import { type Asking, fewPages, methods, written } from './asking.ts';
import { honouredOf, withControls } from './asking-honoured.ts';
import { mistakesIn } from './asking-mistakes.ts';
import { tellingIncludes } from './asking-parts.ts';
import { sortings } from './asking-sorts.ts';
import { notJudged } from './found.ts';
import { type Drawn, smallestOf, type Wrong } from './generated-asked.ts';
import { type Criterion, queryOf } from './generated-queries.ts';
import { settled } from './lived.ts';
import { elementsFor } from './lived-content.ts';
import { type Life, livesOf } from './lived-lives.ts';
import { searchesOf, sessionOf, storyOf } from './lived-queries.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';
import { tellingCriteria } from './telling-criteria.ts';

/** As many as a slow server has time for: some are answered in pages. */
const STUDIES = 10;
const SEARCHES = 62;

/** Searches that are made to find the smallest that goes wrong. */
const MOST_SMALLER = 16;

const INCLUDES = 3;

const counting = withControls(['_summary', 'count']);

const allCodes = ownSubjects.map(({ parameter }) => parameter.code);

/** Searches for studies that were written in whatever way, each asked in a way that is drawn as well. */
export const livedAskedChecks: Check[] = [
  check(
    'search/lived/asked',
    {
      rule: 'However studies were created, updated, deleted and brought back, searches find the same of them however they are sent, sorted, counted and paged, and bring what they refer to now.',
      requirements: [
        'search-returned-resources-match',
        'search-post-equals-get',
        'search-post-url-plus-body',
        'search-compartment-patient',
        'search-sort-does-not-filter',
        'search-sort-ascending-descending',
        'search-summary-count',
        'search-total-semantics',
        'search-paging-next',
        'search-include',
        'search-chain',
        'rest-delete-then-not-searchable',
        'rest-update-revives-deleted',
      ],
      isWide: true,
      needs: {
        interactions: ['create', 'read', 'update', 'delete', 'search-type'],
        parameters: allCodes,
        dataset: 'referred',
      },
    },
    judgeAsked,
  ),
];

async function judgeAsked(context: CheckContext): Promise<void> {
  const { session, clock } = context;
  const chance = random(session.seed, 'search/lived/asked');
  const lives = await livesOf(context, chance, elementsFor(allCodes), 'as', STUDIES);
  if (lives.lives.length === 0) throw new NotApplicable('no study is stored in any of these ways');
  const own = { ...context, session: sessionOf(session, lives) };
  await settled(own, lives.lives);
  // What is honoured is found out in searches of their own.
  await clock.sleep(3 * session.target.indexLagMs);
  let judged = 0;
  for (const drawn of await drawnFor(own, lives.lives, chance)) {
    const ask = () => mistakesIn(own, drawn.criteria, drawn.asking);
    const { result, mistakes } = await eventually(own, ask, isRight);
    if (mistakes === 'refused') continue;
    judged += 1;
    const [mistake] = mistakes;
    if (!mistake) continue;
    let left = MOST_SMALLER;
    const goesWrong = async (one: Drawn, code: string): Promise<Wrong | undefined> => {
      left -= 1;
      if (left < 0) return undefined;
      const again = await mistakesIn(own, one.criteria, one.asking);
      const still =
        again.mistakes === 'refused' ? undefined : again.mistakes.find((its) => its.code === code);
      return still && { ...one, result: again.result, mistake: still };
    };
    report(own, lives.lives, await smallestOf({ ...drawn, result, mistake }, goesWrong));
    break;
  }
  if (judged === 0) throw new NotApplicable('every one of these searches is refused');
  notJudged(context);
}

const isRight = ({ mistakes }: Awaited<ReturnType<typeof mistakesIn>>) =>
  mistakes === 'refused' || mistakes.length === 0;

/** Searches by what studies have and had, and by what several have in common, in all ways that the server honours. */
async function drawnFor(
  context: CheckContext,
  lives: readonly Life[],
  chance: Faker,
): Promise<Drawn[]> {
  const { session } = context;
  const ways = await honouredOf(context, [
    ...methods.map((method): Asking => ({ method, controls: [] })),
    counting,
    ...sortings.slice(0, 2).map((sorting) => withControls(...sorting)),
    ...tellingIncludes(session, INCLUDES).map((include) => withControls(include)),
  ]);
  if (ways.length === 0) throw new NotApplicable('no way to ask but the plainest is honoured');
  const [paged] = await honouredOf(context, [{ ...withControls(), count: 1 }]);
  const way = deck(ways, chance);
  const count = deck(paged ? [undefined, undefined, 1, 2, 3] : [undefined], chance);
  const telling = [...(await tellingCriteria(context)).values()].map((some) => deck(some, chance));
  const single = deck(searchesOf(session, lives, ownSubjects, chance, SEARCHES), chance);
  return Array.from({ length: SEARCHES }, (_, at): Drawn => {
    const shared = telling.length > 0 ? telling[Math.floor(at / 2) % telling.length] : undefined;
    const criteria: readonly Criterion[] =
      (at % 2 === 0 ? shared?.() : undefined) ?? single() ?? [];
    const asking = way() ?? withControls();
    const size = asking === counting ? undefined : count();
    const sized = { ...asking, ...(size === undefined ? {} : { count: size }) };
    return { criteria, asking: fewPages(context, queryOf(criteria), sized) };
  });
}

/** A finding of the smallest search that goes wrong, with what the studies in question have been through. */
function report(
  context: CheckContext,
  lives: readonly Life[],
  { criteria, asking, result, mistake }: Wrong,
): void {
  const { judge } = context;
  const { code, severity, what, expected, actual } = mistake;
  const { id, spec } = requirement(mistake.requirement);
  const text = JSON.stringify([what, actual]);
  const stories = lives
    .filter((life) => text.includes(`${SEARCHED}/${life.id}`))
    .map((life) => ({ study: `${SEARCHED}/${life.id}`, story: storyOf(life) }));
  const [first] = stories;
  const story = first ? `; ${first.study} was ${first.story}` : '';
  const judgement = severity === 'failed' ? judge(result.answer) : judge.should(result.answer);
  judgement.that(false, {
    code,
    message: `${written(context, criteria, asking)}: ${what.replace(/\. Seeded as: .*(?=\))/, '')}${story}; ${id}, ${spec}`,
    expected: { [code]: expected, requirement: id },
    actual: { [code]: actual, stories },
  });
}
