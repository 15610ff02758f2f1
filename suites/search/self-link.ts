import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { namesIn } from './found.ts';

/**
 * Names of criteria that narrow what is found, and that the self link does not have, though it tells the parameters
 * that were used (search.html#conformance). What finds no less than there is without it may not have been used.
 * @param query what the matches have to meet
 * @param criteria those of it that were asked for by name
 */
export function unnamedIn(
  { session }: CheckContext,
  query: Query,
  result: SearchResult,
  criteria: Query = query,
): string[] {
  const named = namesInSelfLink(result);
  if (named === undefined) return [];
  const found = namesIn(result);
  const isUsed = (name: string) => {
    const others = query.filter((one) => one[0] !== name);
    return (
      others.length > 0 && expectedSet(session, others).must.some((one) => !found.includes(one))
    );
  };
  // A reference may be told by its type: basedon:ServiceRequest=1 is basedon=ServiceRequest/1.
  const isNamed = (name: string) => named.some((one) => one === name || one.split(':')[0] === name);
  const names = [...new Set(criteria.map(([name]) => name))];
  const form = namesInForm(result);
  const [inForm, inUrl] = [true, false].map((isIn) =>
    names.filter((name) => form.includes(name) === isIn),
  ) as [string[], string[]];
  // What is posted need not stand in a URL; where some of it does, all that was asked for does.
  const told = inForm.some(isNamed) ? names : inUrl.some(isNamed) ? inUrl : [];
  return told.filter((name) => !isNamed(name) && isUsed(name));
}

/** Names of the parameters that stood in the form of a POST search. */
function namesInForm({ answer }: SearchResult): string[] {
  const { method, headers, body = '' } = answer.exchange.request;
  const isForm = /x-www-form-urlencoded/.test(headers['content-type'] ?? '');
  return method === 'POST' && isForm ? [...new URLSearchParams(body).keys()] : [];
}
