import type { ServerRequest } from '../http.ts';
import { askedWith, isStudySearch, parametersOf } from './search-request.ts';

/** Puts so many matches on a page at most, whatever `_count` asks for (search.html#count). */
export function pagesOf(largest: number) {
  return (request: ServerRequest): ServerRequest | undefined => {
    if (!isStudySearch(request)) return undefined;
    const parameters = parametersOf(request);
    const asked = parameters.find(({ name }) => name === '_count')?.value;
    if (asked !== undefined && !(Number(asked) > largest)) return undefined;
    if (parameters.some(({ name }) => name === '_page' || name === '_summary')) return undefined;
    const others = parameters.filter(({ name }) => name !== '_count');
    return askedWith(request, [...others, { name: '_count', value: String(largest) }]);
  };
}
