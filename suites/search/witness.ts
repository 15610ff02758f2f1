import { curl } from '../../evidence/curl.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { isCutOff, isRefusal, namesIn } from './found.ts';

/** What a search got wrong. */
export interface Mistake {
  code: 'status' | 'missing-matches' | 'extra-matches';
  /** `Type/id` of the studies that are missing or too many. */
  names: string[];
  result: SearchResult;
}

/**
 * What is wrong with the answer to a search of the seeded studies, if anything.
 * @param refusable a clean refusal is a right answer
 */
export async function mistakeIn(
  context: CheckContext,
  query: Query,
  refusable: boolean,
): Promise<Mistake | 'refused' | undefined> {
  const result = await find(context, query);
  const expected = expectedSet(context.session, query);
  if (isRefusal(result) && (refusable || expected.ambiguous)) return 'refused';
  if (result.answer.status !== 200 || result.problem !== undefined) {
    return { code: 'status', names: [], result };
  }
  const { concerns = () => true } = expected;
  const found = namesIn(result).filter(concerns);
  const missing = expected.must.filter((name) => !found.includes(name));
  if (missing.length > 0 && (await isCutOff(context, result))) return undefined;
  if (missing.length > 0) return { code: 'missing-matches', names: missing, result };
  const allowed = new Set([...expected.must, ...expected.open]);
  const extra = found.filter((name) => !allowed.has(name));
  return extra.length > 0 ? { code: 'extra-matches', names: extra, result } : undefined;
}

/** The fewest studies over which a search still goes wrong, and the line that shows it. */
export interface Witness {
  ids: string[];
  curl: string;
}

/** Most searches that are made to find them. */
const MOST_SEARCHES = 16;

/**
 * Narrows a search that goes wrong by lists of ids, to as few studies as still show it. A server that goes wrong only
 * among all of them is shown without a list.
 */
export async function fewestStudies(
  context: CheckContext,
  query: Query,
  { names, result }: Mistake,
): Promise<Witness> {
  const [first = ''] = names;
  const witness = idOf(first);
  let left = MOST_SEARCHES;
  let shown = result;
  const goesWrong = async (ids: readonly string[]): Promise<boolean> => {
    if (left === 0 || ids.length === 0) return false;
    left -= 1;
    const mistake = await mistakeIn(context, [...query, ['_id', ids.join(',')]], false);
    if (mistake === undefined || mistake === 'refused' || !mistake.names.includes(first))
      return false;
    shown = mistake.result;
    return true;
  };
  const others = involved(context.session, query, result).filter((id) => id !== witness);
  const fewest = (await goesWrong([witness]))
    ? [witness]
    : await halved(others, (some) => goesWrong([...some, witness]));
  return { ids: fewest, curl: curl(shown.answer.exchange.request) };

  async function halved(
    ids: readonly string[],
    test: (ids: readonly string[]) => Promise<boolean>,
  ): Promise<string[]> {
    if (!(await test(ids))) return [];
    let kept = [...ids];
    for (
      let size = Math.ceil(kept.length / 2);
      size >= 1;
      size = size === 1 ? 0 : Math.ceil(size / 2)
    ) {
      for (let at = 0; at < kept.length; ) {
        const without = kept.filter((_, place) => place < at || place >= at + size);
        if (await test(without)) kept = without;
        else at += size;
      }
    }
    return [...kept, witness];
  }
}

const idOf = (name: string) => name.slice(name.indexOf('/') + 1);

/** The studies that a search found or has to find. */
function involved(session: Session, query: Query, result: SearchResult): string[] {
  const { must } = expectedSet(session, query);
  return [...new Set([...must, ...namesIn(result)])].map(idOf).slice(0, 60);
}
