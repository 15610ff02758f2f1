import type { ServerRequest, ServerResponse } from '../http.ts';
import { parseJson } from '../json.ts';
import { encodeBody } from '../message.ts';
import type { FaultContext } from './define.ts';
import { ownBase } from './own-base.ts';
import type { Searchset } from './search-request.ts';

/**
 * A server that calls itself by another base than the one it is reached under: in all it says, save in the links to
 * other pages, and it understands both.
 * @param other the base it advertises, made of the one it is reached under
 */
export function advertising(other: (base: string) => string) {
  return {
    async request(request: ServerRequest, context: FaultContext) {
      const base = await ownBase(context, request);
      const translate = (text: string) =>
        text
          .replaceAll(other(base), base)
          .replaceAll(encodeURIComponent(other(base)), encodeURIComponent(base));
      return { ...request, url: translate(request.url), ...bodyOf(request, translate) };
    },
    async response(response: ServerResponse, request: ServerRequest, context: FaultContext) {
      const base = await ownBase(context, request);
      const translate = (text: string) => text.replaceAll(base, other(base));
      const headers = Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, translate(value)]),
      );
      const told = { ...response, headers, ...bodyOf(response, translate) };
      return { ...told, ...withLinksOf(response.body as Searchset | undefined, told.body) };
    },
  };
}

function bodyOf(
  { body }: ServerRequest | ServerResponse,
  translate: (text: string) => string,
): { body?: unknown } {
  if (body === undefined) return {};
  if (typeof body === 'string') return { body: translate(body) };
  return { body: parseJson(translate(encodeBody(body))) };
}

function withLinksOf(before: Searchset | undefined, after: unknown): { body?: unknown } {
  if (before?.resourceType !== 'Bundle') return {};
  return { body: withLinks(before, after as Searchset) };
}

/** The links to other pages as they were, in the answers to a batch as well. */
function withLinks(before: Searchset, told: Searchset): Searchset {
  const link = before.link?.map((one, at) =>
    one.relation === 'self' ? (told.link?.[at] ?? one) : one,
  );
  const entry = told.entry?.map((one, at) => {
    const page = before.entry?.[at]?.resource;
    return page?.resourceType === 'Bundle' && one.resource
      ? { ...one, resource: withLinks(page as Searchset, one.resource as Searchset) }
      : one;
  });
  return { ...told, ...(link ? { link } : {}), ...(entry ? { entry } : {}) };
}
