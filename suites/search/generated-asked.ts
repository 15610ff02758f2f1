import fc from 'fast-check';
import { curl } from '../../evidence/curl.ts';
import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { requirement } from '../../requirements/index.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import {
  type Asking,
  fewPages,
  methods,
  plainerThan,
  plainly,
  selecting,
  written,
} from './asking.ts';
import { honouredOf, withControls } from './asking-honoured.ts';
import { type AskingMistake, mistakesIn } from './asking-mistakes.ts';
import { tellingIncludes } from './asking-parts.ts';
import { sortings } from './asking-sorts.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { notJudged } from './found.ts';
import { type Criterion, queryOf, withoutOne } from './generated-queries.ts';
import { isOptional, regressionsOf, templateOf } from './regressions.ts';
import { lastName, mandatoryNames, rootElements } from './shape.ts';
import { ownSubjects } from './subjects.ts';
import { tellingCriteria } from './telling-criteria.ts';

/** What generated searches are asked with: a check. */
interface Kind {
  kind: string;
  rule: string;
  requirements: readonly [string, ...string[]];
  /** Ways to ask, one of which each search has. */
  ways(context: CheckContext): Asking[];
  /** What some have beside it. */
  beside: readonly Asking[];
}

const one = (name: string, value: string): Asking => withControls([name, value]);

const counting = one('_summary', 'count');
const totals = [one('_total', 'accurate'), one('_total', 'none')];

const kinds: Kind[] = [
  {
    kind: 'asked',
    rule: 'Searches made up by chance find the same however they are sent, counted and paged.',
    requirements: ['search-returned-resources-match', 'search-summary-count'],
    ways: () => [...methods.map((method): Asking => ({ method, controls: [] })), counting],
    beside: totals,
  },
  {
    kind: 'sorted',
    rule: 'Searches made up by chance find the same sorted, and in the order that is asked for.',
    requirements: ['search-sort-does-not-filter', 'search-sort-ascending-descending'],
    ways: () => sortings.map((controls) => withControls(...controls)),
    beside: totals,
  },
  {
    kind: 'shown',
    rule: 'Searches made up by chance find the same whatever is shown of the matches and beside them, and show what is asked for.',
    requirements: [
      'search-returned-resources-match',
      'search-elements',
      'search-summary-true',
      'search-summary-text-data',
      'search-summary-false',
      'rest-subset-tagged-subsetted',
      'search-include',
      'search-include-page-local',
    ],
    ways: ({ session }) => {
      const includes = tellingIncludes(session, 2);
      const elements = oftenStored(seededStudies(session));
      return [
        ...['true', 'data', 'text', 'false'].map((value) => one('_summary', value)),
        ...elements.map((value) => one('_elements', value)),
        ...includes.map((include) => withControls(include)),
        ...includes.slice(0, 1).map((include) => withControls(include, ['_elements', 'status'])),
      ];
    },
    beside: [...totals, ...sortings.slice(0, 2).map((sorting) => withControls(...sorting))],
  },
];

/** What `_elements` may ask for: a mandatory element, and two that most studies have, which may be left out. */
function oftenStored(studies: readonly Resource[]): string[] {
  const having = (name: string) => studies.filter((study) => study[name] !== undefined).length;
  const optional = rootElements
    .map(({ path }) => lastName(path))
    .filter((name) => !['id', 'meta', ...mandatoryNames].includes(name) && having(name) > 0)
    .sort((a, b) => having(b) - having(a));
  return [mandatoryNames.slice(0, 1), optional.slice(0, 2)].map((names) => names.join(','));
}

/** Generated searches, each asked in a way that is drawn as well. */
export const generatedAskedChecks: Check[] = kinds.map((kind) =>
  check(
    `search/generated/${kind.kind}`,
    {
      rule: kind.rule,
      requirements: [
        ...kind.requirements,
        'search-or-comma',
        'search-and-repeat',
        'search-missing',
        'search-token-not',
        'search-chain',
        'search-post-equals-get',
        'search-post-url-plus-body',
        'search-compartment-patient',
        'search-paging-next',
        'search-count-upper-bound',
        'search-count-kept-over-pages',
        'search-total-semantics',
        'search-self-link-reflects-used',
        ...(kind.kind === 'sorted' ? [] : ['search-sort-does-not-filter']),
      ],
      isWide: true,
      needs: {
        interactions: ['search-type'],
        parameters: ownSubjects.map(({ parameter }) => parameter.code),
        dataset: 'searched',
      },
    },
    (context) => judgeAsked(context, kind),
  ),
);

/** Of as many generated searches as are sent of the other kinds together, a ninth each is asked in ways of its own. */
const SHARE = 1 / 9;

/** Searches that are made to find the smallest that goes wrong. */
const MOST_SMALLER = 40;

const COUNTS = [undefined, 1, 2, 3, 7];

export interface Drawn {
  criteria: readonly Criterion[];
  asking: Asking;
}

async function judgeAsked(context: CheckContext, kind: Kind): Promise<void> {
  const { session } = context;
  const reported = new Set<string>();
  let judged = 0;
  let smaller = 0;
  const ask = async ({ criteria, asking }: Drawn) => {
    const { result, mistakes } = await mistakesIn(context, criteria, asking);
    if (mistakes === 'refused') return undefined;
    judged += 1;
    const mistake = mistakes.find(({ code }) => !reported.has(code));
    return mistake && { result, mistake };
  };
  const goesWrong = async (drawn: Drawn, code: string): Promise<Wrong | undefined> => {
    smaller += 1;
    const wrong = smaller > MOST_SMALLER ? undefined : await ask(drawn);
    return wrong?.mistake.code === code ? { ...drawn, ...wrong } : undefined;
  };
  const kept = await keptFor(context, kind);
  const drawnAnew = await drawnFor(context, kind, Math.ceil(session.generated * SHARE));
  for (const drawn of [...kept, ...drawnAnew]) {
    const wrong = await ask(drawn);
    if (!wrong) continue;
    const smallest = await smallestOf({ ...drawn, ...wrong }, goesWrong);
    reported.add(smallest.mistake.code);
    report(context, smallest);
    if (smallest.mistake.severity === 'failed') break;
  }
  if (judged === 0) throw new NotApplicable('every one of these searches is refused');
  notJudged(context);
}

/** What once went wrong, asked in ways that the server honours. */
async function keptFor(context: CheckContext, { kind }: Kind): Promise<Drawn[]> {
  const kept = regressionsOf(context.session, kind).map(({ query, asking = plainly }) => ({
    asking,
    criteria: query.map(([name, value]) => ({
      name,
      values: [value],
      refusable: isOptional([[name, value]]),
    })),
  }));
  const honoured = await honouredOf(
    context,
    kept.map(({ asking }) => asking),
  );
  return kept.filter(({ asking }) => honoured.includes(asking));
}

/** Searches over all that criteria show and all ways to ask, each as often as the others. */
async function drawnFor(context: CheckContext, kind: Kind, number: number): Promise<Drawn[]> {
  const { session } = context;
  const ways = await honouredOf(context, kind.ways(context));
  if (ways.length === 0) throw new NotApplicable('no way to ask but the plainest is honoured');
  const all = methods.map((method): Asking => ({ method, controls: [] }));
  const sent = await honouredOf(context, all);
  const [paged] = await honouredOf(context, [{ ...withControls(), count: 1 }]);
  const beside = await honouredOf(context, kind.beside);
  const criteria = await tellingCriteria(context);
  const features = [...criteria.keys()];
  const rounds = Math.ceil(number / Math.max(1, features.length));
  const drawn = features.map((feature, at): Drawn[] => {
    const evenly = evenlyBy(session.seed + at * features.length, rounds);
    const sendings = evenly(sent);
    const counts = evenly(paged ? COUNTS : [undefined]);
    const further = evenly([withControls(), ...beside]);
    const group = evenly(criteria.get(feature) ?? [], true);
    const first = evenly([true, false]);
    return evenly(ways).map((way, round): Drawn => {
      const count = way === counting ? undefined : counts[round];
      const more = way === counting ? [] : (further[round]?.controls ?? []);
      const asking: Asking = {
        method: (way.controls.length === 0 ? way : sendings[round])?.method ?? 'GET',
        controls: [...way.controls, ...more],
        ...(first[round] ? { controlsFirst: true } : {}),
        ...(count === undefined ? {} : { count }),
      };
      const picked = pickedFor(context, [...group.slice(round), ...group], asking);
      return { criteria: picked, asking: fewPages(context, queryOf(picked), asking) };
    });
  });
  // A round of all features before the next one.
  const inRounds = Array.from({ length: rounds }, (_, round) =>
    drawn.flatMap((some) => some[round] ?? []),
  );
  return inRounds.flat().slice(0, number);
}

/** Draws values by chance, none of them more often than another by more than one. */
function evenlyBy(seed: number, number: number) {
  let further = seed;
  return <T>(values: readonly T[], isWhole = false): T[] => {
    const shuffled = fc.shuffledSubarray([...values], { minLength: values.length });
    const numRuns = isWhole ? 1 : Math.ceil(number / Math.max(1, values.length));
    further += 1;
    const all = fc.sample(shuffled, { seed: further, numRuns }).flat();
    return isWhole ? all : all.slice(0, number);
  };
}

const TRIED = 4;

/** Criteria that several studies meet, also in the compartment that is searched. */
function pickedFor(
  context: CheckContext,
  group: readonly (readonly Criterion[])[],
  asking: Asking,
): readonly Criterion[] {
  const several = group.slice(0, TRIED).find((its) => {
    const query = selecting(context, queryOf(its), asking);
    return expectedSet(context.session, query).must.length > 1;
  });
  return several ?? group[0] ?? [];
}

export interface Wrong extends Drawn {
  result: SearchResult;
  mistake: AskingMistake;
}

/** Leaves out what is asked for beside the criteria, then criteria, as long as the search still goes wrong. */
export async function smallestOf(
  wrong: Wrong,
  goesWrong: (drawn: Drawn, code: string) => Promise<Wrong | undefined>,
): Promise<Wrong> {
  const { criteria, asking, mistake } = wrong;
  const smaller = [
    ...plainerThan(asking).map((plainer) => ({ criteria, asking: plainer })),
    ...withoutOne(criteria).map((fewer) => ({ criteria: fewer, asking })),
  ];
  for (const drawn of smaller) {
    const still = await goesWrong(drawn, mistake.code);
    if (still) return smallestOf(still, goesWrong);
  }
  return wrong;
}

/** A finding of the smallest search that goes wrong, and of what is wrong with it. */
export function report(context: CheckContext, { criteria, asking, result, mistake }: Wrong): void {
  const { judge } = context;
  const { id, spec } = requirement(mistake.requirement);
  const judgement =
    mistake.severity === 'failed' ? judge(result.answer) : judge.should(result.answer);
  judgement.that(false, {
    code: mistake.code,
    message: `${written(context, criteria, asking)}: ${mistake.what}; ${id}, ${spec}`,
    expected: { [mistake.code]: mistake.expected, requirement: id },
    actual: {
      curl: curl(result.answer.exchange.request),
      regression: { query: templateOf(context.session, queryOf(criteria)), asking },
      [mistake.code]: mistake.actual,
    },
  });
}
