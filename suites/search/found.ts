import { NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { ExpectedSet } from '../../fixtures/judge-search.ts';
import type { Session } from '../../fixtures/session.ts';
import { splitUnescaped } from '../../oracles/search/index.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find, ROOM } from './find.ts';
import { allSubjects, SEARCHED } from './subjects.ts';

/** A modifier or prefix that the server does not support is refused with a client error, or 501 (search.html#modifiers). */
export function isRefusal({ answer }: SearchResult): boolean {
  return (answer.status >= 400 && answer.status < 500) || answer.status === 501;
}

/**
 * Judges what a search over the seeded studies found, over all pages.
 * @param count what `_count` asked for; left out: nothing was asked
 * @throws {NotApplicable} if the server cut the result off and does not page
 */
export async function judgeFound(
  context: CheckContext,
  query: Query,
  result: SearchResult,
  count?: number,
): Promise<void> {
  const { session, judge } = context;
  const expected = expectedSet(session, query);
  if (isRefusal(result)) {
    const isAllowed = expected.ambiguous || (await isAmbiguousElsewhere(context, query));
    if (isAllowed) return void judge(result.answer).status('4xx', 501);
    // What denotes nothing known finds nothing; that this is no error is advice (search.html#errors).
    if (hasUnknownValue(session, query)) return void judge.should(result).status(200);
  }
  await judgeSet(context, expected, result, count);
}

/**
 * Judges that what was found is what has to be found.
 * @throws {NotApplicable} if the server cut the result off and does not page
 */
export async function judgeSet(
  context: CheckContext,
  expected: ExpectedSet,
  result: SearchResult,
  count?: number,
): Promise<void> {
  const { judge } = context;
  const found = new Set(namesIn(result));
  const isShort = expected.must.some((id) => !found.has(id));
  if (isShort && (await isCutOff(context, result, count))) {
    judge(result).set({ ...expected, must: expected.must.filter((id) => found.has(id)) });
    throw new NotApplicable(
      'the server gives as many matches as fit on one page, and does not page',
    );
  }
  judge(result).set(expected);
}

/** Searches the seeded studies and judges what was found. */
export async function findAndJudge(
  context: CheckContext,
  query: Query,
  method: 'GET' | 'POST' = 'GET',
): Promise<SearchResult> {
  const result = await find(context, query, method);
  await judgeFound(context, query, result, ROOM);
  return result;
}

/**
 * Judges a search that means the same as another one: by what it has to find, and where it does not find that, by
 * the other one. What both get wrong in the same way has checks of its own.
 */
export async function judgeAsSame(
  context: CheckContext,
  query: Query,
  result: SearchResult,
  other: () => Promise<SearchResult>,
  count?: number,
): Promise<void> {
  if (!isAsExpected(context.session, query, result)) {
    const alike = await other();
    const isSame = isRefusal(result)
      ? isRefusal(alike)
      : isComplete(result) && isComplete(alike) && namesIn(result).join() === namesIn(alike).join();
    if (isSame) return notJudged(context);
  }
  await judgeFound(context, query, result, count);
}

/** Answered with 200, and all pages came: what is no answer is like no other one. */
export function isComplete({ answer, problem }: SearchResult): boolean {
  return answer.status === 200 && problem === undefined;
}

/** What was seen is right by the rule in question, whatever else is wrong with it. */
export function notJudged({ judge }: CheckContext): void {
  judge.that(true, { code: '', message: '', expected: '', actual: '' });
}

/** Whether a search found what it has to find, once and as recommended. */
export function isAsExpected(session: Session, query: Query, result: SearchResult): boolean {
  const { must, open, should = [], shouldNot = [] } = expectedSet(session, query);
  const found = namesIn(result);
  return (
    result.answer.status === 200 &&
    result.problem === undefined &&
    [...must, ...should].every((id) => found.includes(id)) &&
    found.every((id) => must.includes(id) || (open.includes(id) && !shouldNot.includes(id))) &&
    new Set(found).size === found.length
  );
}

/** `Type/id` of the matches on all pages, sorted. */
export function namesIn({ matches }: SearchResult): string[] {
  return matches.map(({ resourceType, id }) => `${resourceType}/${id}`).sort();
}

/** Whether one of the values stands for nothing that any seeded study has, or for a resource that is not there. */
function hasUnknownValue(session: Session, query: Query): boolean {
  return query.some(([name, value]) =>
    splitUnescaped(value, ',').some((alternative) => {
      const plain = name.replace(/:not$/, '');
      const isNobodys = expectedSet(session, [[plain, alternative]]).must.length === 0;
      return isNobodys || isAbsent(session, plain, alternative);
    }),
  );
}

/** Whether a value of a reference parameter, as Type/id, is none of the resources that were seeded. */
function isAbsent({ dataset }: Session, name: string, value: string): boolean {
  const subject = allSubjects.find(({ parameter }) => parameter.code === name);
  if (subject?.parameter.type !== 'reference' || !/^[A-Z][A-Za-z]+\/[^/]+$/.test(value))
    return false;
  return !Object.values(dataset?.ids ?? {}).includes(value);
}

/** Whether a bare id is that of a resource of another type as well, be it somebody else's (search.html#reference). */
export async function isAmbiguousElsewhere(
  { server }: CheckContext,
  query: Query,
): Promise<boolean> {
  for (const [name, value] of query) {
    const subject = allSubjects.find(({ parameter }) => parameter.code === name);
    const targets = new Set(subject?.elements.flatMap((element) => element.targets ?? []));
    if (targets.size < 2) continue;
    for (const id of value.split(',').filter((one) => /^[A-Za-z0-9\-.]{1,64}$/.test(one))) {
      const there = [];
      for (const type of targets) there.push((await server.read(type, id)).status === 200);
      if (there.filter(Boolean).length > 1) return true;
    }
  }
  return false;
}

interface Paging {
  pages: boolean;
  most: number;
}

const paging = new WeakMap<Session, Promise<Paging>>();

/**
 * Whether a result may lack matches because the server does not page: that is its right
 * (http.html#paging, search.html#count), and checks of paging warn of it.
 */
export async function isCutOff(
  context: Pick<CheckContext, 'server' | 'session'>,
  result: SearchResult,
  count: number = result.matches.length,
): Promise<boolean> {
  if (result.pages.length > 1 || result.links[0]?.next !== undefined) return false;
  const { session } = context;
  const known = paging.get(session) ?? howItPages(context);
  paging.set(session, known);
  const { pages, most } = await known;
  return !pages && result.matches.length >= Math.min(count, most);
}

async function howItPages(context: Pick<CheckContext, 'server'>): Promise<Paging> {
  const one = await context.server.search(SEARCHED, [['_count', '1']], { maxPages: 1 });
  const pages = one.links[0]?.next !== undefined;
  return { pages, most: pages ? ROOM : (await find(context, [])).matches.length };
}
