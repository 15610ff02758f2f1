import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import { type Asking, askedTogether, fewPages, plainly, sentFor } from './asking.ts';
import { honouredOf } from './asking-honoured.ts';
import { mistakesIn, mistakesOf } from './asking-mistakes.ts';
import { notJudged } from './found.ts';
import { type Drawn, report, smallestOf, type Wrong } from './generated-asked.ts';
import { queryOf } from './generated-queries.ts';
import { tellingCriteria } from './telling-criteria.ts';
import { telling as threeOf } from './three-criteria.ts';

/** Searches in one Bundle: servers may limit them. */
const TOGETHER = 12;

/** Searches that are made to find the smallest that goes wrong. */
const MOST_SMALLER = 40;

const SIZES = [undefined, 2, undefined, 1, undefined, 3];

/** All that generated criteria show, and three of each parameter, every other one in pages. */
async function drawnFor(context: CheckContext, method: Asking['method']): Promise<Drawn[]> {
  const [paged] = await honouredOf(context, [{ ...plainly, method, count: 1 }]);
  const shown = [...(await tellingCriteria(context)).values()].flat();
  return [...shown, ...threeOf(context)].map((criteria, at): Drawn => {
    const count = paged ? SIZES[at % SIZES.length] : undefined;
    const asking: Asking = { ...plainly, method, ...(count === undefined ? {} : { count }) };
    return { criteria, asking: fewPages(context, queryOf(criteria), asking) };
  });
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  const number = Math.ceil(all.length / size);
  return Array.from({ length: number }, (_, at) => all.slice(at * size, (at + 1) * size));
}

async function judgeBundled(context: CheckContext, type: 'batch' | 'transaction'): Promise<void> {
  mustDeclareOfSystem(context.session, type);
  const [simply] = await honouredOf(context, [{ ...plainly, method: type }]);
  if (!simply) throw new NotApplicable(`searches are refused in a ${type}`);
  const drawn = (await drawnFor(context, type)).filter(
    // What is refused in a transaction fails all of it (http.html#trules).
    ({ criteria }) => type === 'batch' || criteria.every(({ refusable }) => !refusable),
  );
  const reported = new Set<string>();
  let judged = 0;
  let smaller = 0;
  const goesWrong = async (one: Drawn, code: string): Promise<Wrong | undefined> => {
    smaller += 1;
    if (smaller > MOST_SMALLER) return undefined;
    const { result, mistakes } = await mistakesIn(context, one.criteria, one.asking);
    const mistake = mistakes === 'refused' ? undefined : mistakes.find((its) => its.code === code);
    return mistake && { ...one, result, mistake };
  };
  for (const some of inParts(drawn, TOGETHER)) {
    const queries = some.map(({ criteria, asking }) => sentFor(context, queryOf(criteria), asking));
    const results = await askedTogether(context, queries, type);
    for (const [at, result] of results.entries()) {
      const one = some[at];
      if (!one) continue;
      const mistakes = await mistakesOf(context, one.criteria, one.asking, result);
      if (mistakes === 'refused') continue;
      judged += 1;
      const mistake = mistakes.find(({ code }) => !reported.has(code));
      if (!mistake) continue;
      const smallest = await smallestOf({ ...one, result, mistake }, goesWrong);
      reported.add(smallest.mistake.code);
      report(context, smallest);
      if (smallest.mistake.severity === 'failed') return;
    }
  }
  if (judged === 0) throw new NotApplicable(`every one of these searches is refused in a ${type}`);
  notJudged(context);
}

const rules = {
  batch: 'bundle-batch-independent',
  transaction: 'bundle-response-type-order',
} as const;

/** Generated searches, many of them as entries of one Bundle (http.html#transaction). */
export const generatedBundledChecks: Check[] = (['batch', 'transaction'] as const).map((type) =>
  check(
    `search/generated/in-${type}`,
    {
      rule: `Searches made up by chance find as entries of a ${type} what they find alone.`,
      requirements: [
        'search-returned-resources-match',
        rules[type],
        'search-or-comma',
        'search-and-repeat',
        'search-missing',
        'search-token-not',
        'search-chain',
        'search-paging-next',
        'search-count-upper-bound',
        'search-total-semantics',
        'search-self-link-reflects-used',
      ],
      isWide: true,
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    (context) => judgeBundled(context, type),
  ),
);
