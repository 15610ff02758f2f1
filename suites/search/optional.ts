import { NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal, judgeSet, namesIn } from './found.ts';
import { shown } from './matrix.ts';
import { SEARCHED } from './subjects.ts';

/** A parameter that no server knows. */
const UNKNOWN: Query[number] = ['x-lightbox', '1'];

/** Whether the server lets on that it did not use a parameter (search.html#conformance). */
export function isLeftOut(result: SearchResult, name: string): boolean {
  return !(namesInSelfLink(result) ?? []).includes(name);
}

/**
 * Judges a search by what a server need not support: a clean refusal is a right answer, and so is a result in
 * which the criterion was ignored, if the self link does not list it. A server to which nothing meets a parameter
 * that it does not know breaks a SHOULD (search.html#errors), which is for the check of such parameters to tell.
 * @param names the criteria that need not be supported
 * @param type the type searched; left out: studies
 * @throws {NotApplicable} for any of these
 */
export async function judgeOptional(
  context: CheckContext,
  query: Query,
  names: readonly string[],
  type: string = SEARCHED,
): Promise<void> {
  const { server, session } = context;
  const sent: Query = [...query, ['_count', String(ROOM)]];
  const result = await server.search(type, sent, { scoped: type === SEARCHED });
  if (isRefusal(result)) {
    throw new NotApplicable(`refused, as R4 allows: ${shown(query)} → ${result.answer.status}`);
  }
  const ignored = names.filter((name) => isLeftOut(result, name));
  if (ignored.length > 0 && hasSurplus(context, query, type, result)) {
    throw new NotApplicable(`ignored, and not in the self link: ${ignored.join(', ')}`);
  }
  if (ignored.length > 0 && (await isTakenForUnknown(context, query, type, result))) {
    throw new NotApplicable(
      `not supported: it finds nothing, as parameters do that the server does not know: ${ignored.join(', ')}`,
    );
  }
  await judgeSet(context, expectedSet(session, query, type), result, ROOM);
}

/** Whether more was found than what meets all criteria. */
function hasSurplus(
  { session }: CheckContext,
  query: Query,
  type: string,
  result: SearchResult,
): boolean {
  const { must, open, concerns = () => true } = expectedSet(session, query, type);
  const isMeant = new Set([...must, ...open]);
  return namesIn(result).some((name) => concerns(name) && !isMeant.has(name));
}

/** Whether nothing is found where something has to be, and a parameter that no server knows does the same. */
async function isTakenForUnknown(
  { server, session }: CheckContext,
  query: Query,
  type: string,
  result: SearchResult,
): Promise<boolean> {
  const { must } = expectedSet(session, query, type);
  if (must.length === 0 || result.answer.status !== 200 || result.matches.length > 0) return false;
  const scoped = type === SEARCHED;
  const known = await server.search(type, [['_count', '1']], { scoped });
  const unknown = await server.search(type, [UNKNOWN, ['_count', '1']], { scoped });
  return known.matches.length > 0 && unknown.answer.status === 200 && unknown.matches.length === 0;
}
