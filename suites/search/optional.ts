import { NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal, judgeSet, namesIn } from './found.ts';
import { shown } from './matrix.ts';
import { SEARCHED } from './subjects.ts';

/** Names of the parameters in the self link of the first page, decoded; undefined if there is no such link. */
export function namesInSelfLink({ links }: SearchResult): string[] | undefined {
  const self = links[0]?.self;
  if (self === undefined) return undefined;
  const [, query = ''] = self.split('?');
  return [...new URLSearchParams(query).keys()];
}

/** Whether the server lets on that it did not use a parameter (search.html#conformance). */
export function isLeftOut(result: SearchResult, name: string): boolean {
  return !(namesInSelfLink(result) ?? []).includes(name);
}

/**
 * Judges a search by what a server need not support: a clean refusal is a right answer, and so is a result in
 * which the criterion was ignored, if the self link does not list it.
 * @param names the criteria that need not be supported
 * @param type the type searched; left out: studies
 * @throws {NotApplicable} for either of these
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
