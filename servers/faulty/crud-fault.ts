import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { isStudyRead, studyIn } from './crud-request.ts';

type Applies = (request: ServerRequest) => boolean;
type RequestHook = (request: ServerRequest) => ServerRequest | undefined;
type ResponseHook = (
  response: ServerResponse,
  request: ServerRequest,
) => ServerResponse | undefined;

/**
 * A study that is told otherwise than it is stored.
 * @param change returns nothing where the fault does not apply
 * @param applies the requests whose answers are changed: reads, unless said otherwise
 */
export function told(
  change: (study: Resource) => Resource | undefined,
  applies: Applies = isStudyRead,
): ResponseHook {
  return (response, request) => {
    const study = applies(request) && response.status < 300 ? studyIn(response) : undefined;
    const other = study && change(study);
    return other && { ...response, body: other };
  };
}

/**
 * A study that is stored otherwise than it was sent.
 * @param change returns nothing where the fault does not apply
 */
export function stored(
  change: (study: Resource) => Resource | undefined,
  applies: Applies = isStudyWrite,
): RequestHook {
  return (request) => {
    const study = applies(request) ? studyIn(request) : undefined;
    const other = study && change(study);
    return other && { ...request, body: other };
  };
}

/** A header with another value; the change returns nothing to leave the header out. */
export function header(
  name: string,
  change: (value: string) => string | undefined,
  applies: (request: ServerRequest, response: ServerResponse) => boolean,
): ResponseHook {
  return (response, request) => {
    const { [name]: value, ...headers } = response.headers;
    if (value === undefined || !applies(request, response)) return undefined;
    const other = change(value);
    return { ...response, headers: other === undefined ? headers : { ...headers, [name]: other } };
  };
}

/** The ETag of the version before. */
export const etagBefore = (etag: string): string =>
  etag.replace(/\d+/, (version) => String(Number(version) - 1));

/** Whether a request creates or updates a study. */
export function isStudyWrite({ method, url }: ServerRequest): boolean {
  return (
    (method === 'POST' && /^\/ImagingStudy\/?(?:\?|$)/.test(url)) || isStudyUpdate({ method, url })
  );
}

/** Whether a request updates a study by its id. */
export function isStudyUpdate({ method, url }: Pick<ServerRequest, 'method' | 'url'>): boolean {
  return method === 'PUT' && /^\/ImagingStudy\/[^/?]+(?:\?|$)/.test(url);
}

/** Study path and version id of a vread. */
export function versionOf({
  method,
  url,
}: ServerRequest): { study: string; versionId: string } | undefined {
  const [, study, versionId] =
    /^(\/ImagingStudy\/[^/?]+)\/_history\/([^/?]+)(?:\?|$)/.exec(url) ?? [];
  return method === 'GET' && study && versionId ? { study, versionId } : undefined;
}

/** A value with every string in it changed, at any depth. */
export function withStrings<T>(
  value: T,
  change: (text: string, name: string) => string,
  name = '',
): T {
  if (typeof value === 'string') return change(value, name) as T;
  if (Array.isArray(value)) return value.map((item) => withStrings(item, change, name)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Number) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withStrings(item, change, key)]),
  ) as T;
}

/** Items of an element that repeats. */
export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

/** The study with each of its series changed. */
export function withSeries(
  study: Resource,
  change: (series: Record<string, unknown>, index: number) => Record<string, unknown>,
): Resource | undefined {
  return Array.isArray(study.series)
    ? { ...study, series: listOf(study.series).map(change) }
    : undefined;
}
