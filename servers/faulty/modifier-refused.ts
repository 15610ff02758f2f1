import type { ServerRequest, ServerResponse } from '../http.ts';
import { refusal, refusing } from './refusal.ts';
import { isStudySearch, parametersOf, type SentParameter } from './search-request.ts';

/** Refuses searches of studies that have a parameter which a test picks out. */
export function searchRefused(
  isRefused: (parameter: SentParameter) => boolean,
  answer: ServerResponse,
) {
  const applies = (request: ServerRequest) =>
    isStudySearch(request) && parametersOf(request).some(isRefused);
  return refusing(applies, answer);
}

/** Refuses searches with a modifier that the server does not support (search.html#modifiers). */
export function modifierRefused(modifier: RegExp, status: number) {
  const answer = refusal(status, 'not-supported', 'This modifier is not supported.');
  return searchRefused(({ name }) => modifier.test(name.split(':')[1] ?? ''), answer);
}
