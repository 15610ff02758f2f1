import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { splitUnescaped } from '../../oracles/search/index.ts';
import type { Query } from './behaviour.ts';
import { find } from './find.ts';
import { isAsExpected, isComplete, isRefusal, judgeFound, namesIn, notJudged } from './found.ts';

/**
 * Judges a search by several values or several parameters: by what it has to find, and where it does not find that, by
 * what its parts find alone. Commas mean the union, repetition the intersection (search.html#combining): a server that
 * combines what it takes each part for combines rightly, and what it gets wrong about a part has checks of its own.
 */
export async function judgeAsCombined(
  context: CheckContext,
  query: Query,
  result: SearchResult,
  count?: number,
): Promise<void> {
  if (!isAsExpected(context.session, query, result)) {
    const isAll = query.length > 1;
    const alone: SearchResult[] = [];
    for (const part of isAll ? query.map((one) => [one]) : alternatives(query)) {
      alone.push(await find(context, part));
    }
    const found = alone.map((one) => new Set(namesIn(one)));
    const union = [...new Set(found.flatMap((one) => [...one]))];
    const combined = isAll ? union.filter((id) => found.every((one) => one.has(id))) : union;
    const isAlike = isRefusal(result)
      ? alone.some(isRefusal)
      : [result, ...alone].every(isComplete) && namesIn(result).join() === combined.sort().join();
    if (isAlike) return notJudged(context);
  }
  await judgeFound(context, query, result, count);
}

/** The values between the commas, each as a search of its own. */
function alternatives([first]: Query): Query[] {
  if (!first) return [];
  const [name, value] = first;
  return splitUnescaped(value, ',').map((one) => [[name, one]]);
}
