import type { ServerRequest } from '../../http.ts';
import { declaring, pathOf, type Wrapper } from './wrapper.ts';

const tag = /^_tag(?::|=|$)/;

/** Does not know `_tag`: leaves it out of searches, of the self link and of what it declares. */
export const noTag: Wrapper = (upstream) => {
  const declared = declaring(upstream, ({ rest }) => {
    for (const part of [...rest, ...rest.flatMap(({ resource }) => resource)]) {
      part.searchParam = part.searchParam.filter(({ name }) => name !== '_tag');
    }
  });
  return async (request) => declared(withoutTag(request));
};

function withoutTag(request: ServerRequest): ServerRequest {
  const [, query = ''] = request.url.split('?');
  const url = query === '' ? request.url : `${pathOf(request)}?${withoutTagPairs(query)}`;
  const { body } = request;
  const isForm = pathOf(request).endsWith('/_search') && typeof body === 'string';
  return { ...request, url, ...(isForm ? { body: withoutTagPairs(body) } : {}) };
}

function withoutTagPairs(query: string): string {
  return query
    .split('&')
    .filter((pair) => !tag.test(pair))
    .join('&');
}
