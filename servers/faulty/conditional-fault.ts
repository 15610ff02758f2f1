import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { foundBy } from './bundle-fault.ts';
import { isStudyCreate, without } from './crud-request.ts';
import type { FaultContext } from './define.ts';

type Method = 'POST' | 'PUT' | 'DELETE';

/** The criteria of a conditional interaction with studies, as a query; nothing if it has none. */
export function criteriaOf(request: ServerRequest, method: Method): string | undefined {
  if (request.method !== method) return undefined;
  if (method === 'POST') {
    const header = isStudyCreate(request) ? request.headers['if-none-exist'] : undefined;
    return header?.replace(/^[^?=]*\?/, '');
  }
  return /^\/ImagingStudy\/?\?(.+)$/.exec(request.url)?.[1];
}

/** Criteria in which the last of a repeated parameter alone is left. */
export function lastOfRepeated(criteria: string): string {
  const last = new Map(criteria.split('&').map((one) => [one.split('=')[0], one]));
  return [...last.values()].join('&');
}

/**
 * Treats conditional interactions otherwise, by what their criteria match.
 * @param change the request to be carried out instead; nothing where the fault does not apply
 */
export function conditionally(
  method: Method,
  change: (
    request: ServerRequest,
    matches: readonly Resource[],
    criteria: string,
  ) => ServerRequest | undefined,
) {
  return async (
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerRequest | undefined> => {
    const criteria = criteriaOf(request, method);
    if (criteria === undefined) return undefined;
    return change(request, await foundBy(context, `/ImagingStudy?${criteria}`), criteria);
  };
}

/** Keeps the one match of a conditional update as it was, under the id and version id that it will have. */
export async function matchRemembered(
  request: ServerRequest,
  context: FaultContext,
): Promise<undefined> {
  const criteria = criteriaOf(request, 'PUT');
  if (criteria === undefined) return;
  const [match, ...more] = await foundBy(context, `/ImagingStudy?${criteria}`);
  if (!match || more.length > 0) return;
  context.memory.set(`${match.id}/${Number(match.meta?.versionId) + 1}`, match);
}

/** A create without its condition. */
export const unconditional = (request: ServerRequest): ServerRequest => ({
  ...request,
  headers: without(request.headers, 'if-none-exist'),
});

/** The update of one study, by its id. */
export const updateOf = (request: ServerRequest, id: string | undefined): ServerRequest => ({
  ...request,
  url: `/ImagingStudy/${id}`,
  body: { ...(request.body as object), id },
});

/** Refuses conditional interactions, by what their criteria match, before anything is done. */
export function refusedIf(
  method: Method,
  isRefused: (request: ServerRequest, matches: readonly Resource[]) => boolean,
  answer: ServerResponse,
) {
  const IS_REFUSED = 'refused';
  return {
    request: async (
      request: ServerRequest,
      context: FaultContext,
    ): Promise<ServerRequest | undefined> => {
      context.memory.set(IS_REFUSED, false);
      return conditionally(method, (asked, matches) => {
        if (!isRefused(asked, matches)) return undefined;
        context.memory.set(IS_REFUSED, true);
        return { method: 'GET', url: '/metadata', headers: {} };
      })(request, context);
    },
    response: (
      _: ServerResponse,
      request: ServerRequest,
      { memory }: FaultContext,
    ): ServerResponse | undefined =>
      criteriaOf(request, method) !== undefined && memory.get(IS_REFUSED) ? answer : undefined,
  };
}
