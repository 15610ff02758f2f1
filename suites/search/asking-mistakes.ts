import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { type Asking, askedFor, mayBeRefused, selecting } from './asking.ts';
import { partMistakes } from './asking-parts.ts';
import { orderMistakes } from './asking-sorts.ts';
import type { Query } from './behaviour.ts';
import { isUnsupported } from './compartment.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { isComplete, isCutOff, isRefusal, namesIn } from './found.ts';
import { type Criterion, queryOf } from './generated-queries.ts';
import { namesOn } from './paging.ts';
import { unnamedIn } from './self-link.ts';

/** What the answer to a search gets wrong that is asked in some way. */
export interface AskingMistake {
  code: string;
  severity: 'failed' | 'warning';
  /** Whose rule is broken. */
  requirement: string;
  /** What is wrong, in the words of a finding. */
  what: string;
  expected: unknown;
  actual: unknown;
}

/** A search as it was asked and answered. */
export interface Answered {
  /** What its matches have to meet. */
  query: Query;
  asking: Asking;
  result: SearchResult;
}

/** What is wrong with the answer, what breaks a SHALL first; `refused`: it was not carried out, as R4 lets it. */
export async function mistakesIn(
  context: CheckContext,
  criteria: readonly Criterion[],
  asking: Asking,
): Promise<{ result: SearchResult; mistakes: AskingMistake[] | 'refused' }> {
  const result = await askedFor(context, queryOf(criteria), asking);
  return { result, mistakes: await mistakesOf(context, criteria, asking, result) };
}

/** As `mistakesIn`, of what was found already. */
export async function mistakesOf(
  context: CheckContext,
  criteria: readonly Criterion[],
  asking: Asking,
  result: SearchResult,
): Promise<AskingMistake[] | 'refused'> {
  const query = selecting(context, queryOf(criteria), asking);
  const isRefusable = mayBeRefused(asking) || criteria.some(({ refusable }) => refusable);
  const { ambiguous } = expectedSet(context.session, query);
  const isRefused = isRefusal(result) || (asking.method === 'compartment' && isUnsupported(result));
  if (isRefused && (isRefusable || ambiguous)) return 'refused';
  const answered = { query, asking, result };
  let alone: Promise<SearchResult> | undefined;
  const plain = () => {
    alone ??= find(context, query);
    return alone;
  };
  const mistakes = isComplete(result)
    ? [
        ...(await setMistakes(context, answered, plain)),
        ...sizeMistakes(answered),
        ...(await totalMistakes(context, answered, plain)),
        ...(await orderMistakes(context, answered)),
        ...partMistakes(context, answered),
        ...selfLinkMistakes(context, answered, queryOf(criteria)),
      ]
    : await brokenOff(answered, plain);
  const gravest = (one: AskingMistake) => (one.severity === 'failed' ? 0 : 1);
  return mistakes.sort((one, other) => gravest(one) - gravest(other));
}

/** The same search by its criteria alone: what that gets wrong too has checks of its own. */
type Plain = () => Promise<SearchResult>;

async function brokenOff({ asking, result }: Answered, plain: Plain): Promise<AskingMistake[]> {
  const { answer, problem } = result;
  const names = namesIn(result);
  // That there are more pages is no fault, unless they come round again.
  if (problem?.code === 'too-many-pages' && new Set(names).size === names.length) return [];
  if (!isComplete(await plain())) return [];
  return [
    {
      code: problem?.code ?? 'status',
      severity: 'failed',
      requirement: ruleOf(asking),
      what: problem ? `page ${problem.page}: ${problem.message}` : `answered ${answer.status}`,
      expected: 'a searchset on every page',
      actual: problem?.message ?? answer.status,
    },
  ];
}

const isCounting = ({ controls }: Asking) =>
  controls.some(([name, value]) => name === '_summary' && value === 'count');

async function setMistakes(
  context: CheckContext,
  { query, asking, result }: Answered,
  plain: Plain,
): Promise<AskingMistake[]> {
  // Without `_summary=count`, or where it is not honoured, the matches are there.
  if (isCounting(asking) && result.matches.length === 0) return [];
  const expected = expectedSet(context.session, query);
  const { must, open, explain, concerns = () => true } = expected;
  const found = namesIn(result).filter(concerns);
  const missing = must.filter((name) => !found.includes(name));
  const isShort = missing.length > 0 && (await isCutOff(context, result, asking.count));
  const wrong = {
    'missing-matches': isShort ? [] : missing,
    'extra-matches': found.filter((name) => !must.includes(name) && !open.includes(name)),
    'repeated-matches': found.filter((name, at) => found.indexOf(name) !== at),
  };
  const [kind] = Object.entries(wrong).filter(([, names]) => names.length > 0);
  if (!kind) return [];
  const alone = await plain();
  if (isComplete(alone) && namesIn(alone).join() === namesIn(result).join()) return [];
  const [code, names] = kind;
  const [first = ''] = names;
  return [
    {
      code,
      severity: 'failed',
      requirement: ruleOf(asking),
      what: `${names.length} ${said[code]}, e.g. ${first} (${explain(first)})`,
      expected: { must, open },
      actual: names,
    },
  ];
}

const said: Record<string, string> = {
  'missing-matches': 'not found',
  'extra-matches': 'too many',
  'repeated-matches': 'more than once',
};

/** The rule by which a search asked in this way finds what it finds. */
function ruleOf({ method, count, controls }: Asking): string {
  if (method === 'compartment') return 'search-compartment-patient';
  if (method === 'POST') return 'search-post-equals-get';
  if (method.startsWith('POST,')) return 'search-post-url-plus-body';
  if (controls.some(([name]) => name === '_sort')) return 'search-sort-does-not-filter';
  return count === undefined ? 'search-returned-resources-match' : 'search-paging-next';
}

/** A self link names each criterion without which more would have been found (search.html#conformance). */
function selfLinkMistakes(
  context: CheckContext,
  { query, result }: Answered,
  criteria: Query,
): AskingMistake[] {
  const lacking = unnamedIn(context, query, result, criteria);
  if (lacking.length === 0) return [];
  return [
    {
      code: 'self-link-parameter',
      severity: 'failed',
      requirement: 'search-self-link-reflects-used',
      what: `found is what meets ${lacking.join(' and ')}, and the self link does not name that`,
      expected: criteria,
      actual: result.links[0]?.self ?? null,
    },
  ];
}

function sizeMistakes({ asking: { count }, result }: Answered): AskingMistake[] {
  if (count === undefined) return [];
  const sizes = result.pages.map((page) => namesOn(page).length);
  const at = sizes.findIndex((size) => size > count);
  if (at < 0) return [];
  return [
    {
      code: 'count-exceeded',
      severity: at === 0 ? 'failed' : 'warning',
      requirement: at === 0 ? 'search-count-upper-bound' : 'search-count-kept-over-pages',
      what: `page ${at + 1} has ${sizes[at]} matches`,
      expected: `at most ${count}`,
      actual: sizes,
    },
  ];
}

/** A total may be left out; one that is there is right, on each page. */
async function totalMistakes(
  context: CheckContext,
  { query, asking, result }: Answered,
  plain: Plain,
): Promise<AskingMistake[]> {
  const { session } = context;
  if (session.target.scope.kind === 'none') return [];
  const { must, open } = expectedSet(session, query);
  const totals = result.pages.map(({ resource }) => resource?.total);
  const counts = isCounting(asking) && result.matches.length === 0;
  const found = new Set(namesIn(result)).size;
  const isRight = (total: unknown) =>
    total === undefined ||
    (typeof total === 'number' && total >= must.length && total <= must.length + open.length) ||
    (!counts && total === found);
  const at = totals.findIndex((total) => !isRight(total));
  if (at < 0) return [];
  const alone = await plain();
  const isAlike = alone.total === totals[at] || new Set(namesIn(alone)).size === totals[at];
  if (isAlike || !isComplete(alone) || (await isCutOff(context, result, asking.count))) return [];
  return [
    {
      code: 'total',
      severity: 'failed',
      requirement: counts ? 'search-summary-count' : 'search-total-semantics',
      what: `the total is ${String(totals[at])}${at > 0 ? ` on page ${at + 1}` : ''}, and ${must.length} studies match`,
      expected: must.length,
      actual: totals,
    },
  ];
}
