import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';

/** The study that a read, update or delete is about: its path below the base, without query. */
export function studyOf({ url }: Pick<ServerRequest, 'url'>): string | undefined {
  return /^(\/ImagingStudy\/[^/?_$][^/?]*)(?:\?|$)/.exec(url)?.[1];
}

/** Whether a request creates a study. */
export function isStudyCreate({ method, url }: ServerRequest): boolean {
  return method === 'POST' && /^\/ImagingStudy\/?(?:\?|$)/.test(url);
}

/** Whether a request creates or updates a study, and has one in its body. */
export function isStudyWrite(request: ServerRequest): boolean {
  const isUpdate = request.method === 'PUT' && studyOf(request) !== undefined;
  return (isStudyCreate(request) || isUpdate) && studyIn(request) !== undefined;
}

/** Whether a request reads the current version of a study. */
export function isStudyRead(request: ServerRequest): boolean {
  return request.method === 'GET' && studyOf(request) !== undefined;
}

/** The study in the body of a message. */
export function studyIn({ body }: ServerRequest | ServerResponse): Resource | undefined {
  const resource = body as Resource | undefined;
  return resource?.resourceType === 'ImagingStudy' ? resource : undefined;
}

/** The same headers without some of them. */
export function without(
  headers: Readonly<Record<string, string>>,
  ...names: string[]
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

/** Whether the client prefers that this is returned of a write (http.html#ops). */
export const prefers = ({ headers }: ServerRequest, what: 'minimal' | 'representation'): boolean =>
  headers.prefer?.includes(`return=${what}`) ?? false;
