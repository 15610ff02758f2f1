import type { ServerRequest } from '../http.ts';
import { askedWith, isStudySearch, parametersOf, type SentParameter } from './search-request.ts';

/** Does without some parameters of searches of studies: they are not in the self link either (search.html#conformance). */
export function criteriaDropped(isDropped: (parameter: SentParameter) => boolean) {
  return {
    request: (request: ServerRequest): ServerRequest | undefined => {
      const parameters = parametersOf(request);
      if (!isStudySearch(request) || !parameters.some(isDropped)) return undefined;
      return askedWith(
        request,
        parameters.filter((parameter) => !isDropped(parameter)),
      );
    },
  };
}
