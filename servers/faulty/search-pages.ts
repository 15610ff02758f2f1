import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';
import { belowBase, isStudySearch, type Searchset } from './search-request.ts';

/** Where a page stands in its search. */
export interface Place {
  /** From 1. */
  number: number;
  /** The request of the first page. */
  first: ServerRequest;
  /** The page before, as the real server gave it. */
  before?: Searchset;
}

type Change = (
  page: Searchset,
  place: Place,
  context: FaultContext,
) => Searchset | undefined | Promise<Searchset | undefined>;

/** Changes the pages of searches of studies; nothing leaves a page as it is. */
export function onPages(change: Change) {
  return async (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
    const page = response.body as Searchset | undefined;
    const isPage = page?.resourceType === 'Bundle' && page.type === 'searchset';
    if (response.status !== 200 || !isPage) return undefined;
    const known = context.memory.get(`page ${request.url}`) as Place | undefined;
    const place = known ?? (isStudySearch(request) ? { number: 1, first: request } : undefined);
    if (!place) return undefined;
    const next = linkOf(page, 'next');
    if (next) {
      const later: Place = { number: place.number + 1, first: place.first, before: page };
      context.memory.set(`page ${belowBase(next, linkOf(page, 'self'))}`, later);
    }
    const body = await change(page, place, context);
    return body && { ...response, body };
  };
}

/** The URL of a link of a Bundle. */
export function linkOf(page: Searchset, wanted: string): string | undefined {
  return page.link?.find(({ relation }) => relation === wanted)?.url;
}

/** A page without some of its links. */
export function withoutLinks(page: Searchset, relations: readonly string[]): Searchset {
  return { ...page, link: page.link?.filter((one) => !relations.includes(one.relation)) ?? [] };
}
