import type { ServerRequest, ServerResponse } from '../http.ts';
import { type Searchset, searchsetOf } from './search-request.ts';

type Shape = (set: Searchset, request: ServerRequest) => Searchset | undefined;

/** Tells every page of a search of studies in another shape; nothing leaves the page as it is. */
export function shaped(change: Shape) {
  return (response: ServerResponse, request: ServerRequest): ServerResponse | undefined => {
    const set = searchsetOf(request, response);
    const body = set && change(set, request);
    return body && { ...response, body };
  };
}

/** Tells the URL of some links of every page in another way. */
export function relinked(relations: RegExp, change: (url: string) => string) {
  return shaped((set) => ({
    ...set,
    link: (set.link ?? []).map(({ relation, url }) => ({
      relation,
      url: relations.test(relation) ? change(url) : url,
    })),
  }));
}
