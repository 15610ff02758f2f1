import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';

/** A search parameter as sent: decoded name and value. */
export interface SentParameter {
  name: string;
  value: string;
  /** Whether it stood in the URL or in the form of a POST. */
  place: 'url' | 'form';
}

interface BundleEntry {
  fullUrl?: string;
  resource?: Resource;
  search?: { mode?: string };
}

/** A searchset as faults change it. */
export interface Searchset extends Resource {
  total?: number;
  link?: { relation: string; url: string }[];
  entry?: BundleEntry[];
}

/** Whether a request searches studies, by GET or POST, from the first page on. */
export function isStudySearch({ method, url }: ServerRequest): boolean {
  const path = pathOf(url);
  const isGet = method === 'GET' && path === '/ImagingStudy';
  return isGet || (method === 'POST' && path === '/ImagingStudy/_search');
}

/** The searchset of a successful search of studies. */
export function searchsetOf(
  request: ServerRequest,
  response: ServerResponse,
): Searchset | undefined {
  const body = response.body as Searchset | undefined;
  const isSearchset = body?.resourceType === 'Bundle' && body.type === 'searchset';
  return isStudySearch(request) && response.status === 200 && isSearchset ? body : undefined;
}

/** The parameters of a search, from URL and form. */
export function parametersOf({ url, body }: ServerRequest): SentParameter[] {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const form = typeof body === 'string' ? body : '';
  return [...read(query, 'url'), ...read(form, 'form')];
}

function read(text: string, place: SentParameter['place']): SentParameter[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value, place }));
}

/** The same search with other parameters, asked by GET. */
export function askedWith(
  request: ServerRequest,
  parameters: readonly Pick<SentParameter, 'name' | 'value'>[],
): ServerRequest {
  const query = parameters
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const { 'content-type': _type, 'content-length': _length, ...headers } = request.headers;
  return { method: 'GET', url: `/ImagingStudy?${query}`, headers };
}

/** Parameters that shape results rather than select them. */
export function isControl({ name }: Pick<SentParameter, 'name'>): boolean {
  return /^_(?:count|sort|summary|elements|total|include|revinclude|format|pretty|page)\b/.test(
    name,
  );
}

/** A criterion with the first of its values alone. */
export function firstValueOf<T extends Pick<SentParameter, 'name' | 'value'>>(criterion: T): T {
  return isControl(criterion)
    ? criterion
    : { ...criterion, value: criterion.value.replace(/(?<!\\),.*$/, '') };
}

/** Whether a parameter selects by what studies have, and is no `_id`, `_tag` or control. */
export function isOwn({ name }: Pick<SentParameter, 'name'>): boolean {
  return !name.startsWith('_');
}

/** Whether several values are searched for. */
export function isList({ value }: Pick<SentParameter, 'value'>): boolean {
  return /(?<!\\),/.test(value);
}

/** All matches of a search over all its pages. */
export async function allMatches(
  request: ServerRequest,
  { upstream }: FaultContext,
): Promise<Resource[]> {
  const matches: Resource[] = [];
  let page: ServerRequest | undefined = request;
  while (page) {
    const response = await upstream(page);
    const set: Searchset | undefined =
      response.status === 200 ? (response.body as Searchset) : undefined;
    matches.push(...matchesOn(set));
    page = nextPage(set, request);
  }
  return matches;
}

function matchesOn(set: Searchset | undefined): Resource[] {
  return (set?.entry ?? []).filter(isMatch).flatMap(({ resource }) => resource ?? []);
}

/** Whether an entry of a searchset is a study that was found. */
export function isMatch({ resource, search }: BundleEntry): boolean {
  return resource?.resourceType === 'ImagingStudy' && (search?.mode ?? 'match') === 'match';
}

function nextPage(set: Searchset | undefined, request: ServerRequest): ServerRequest | undefined {
  const next = set?.link?.find(({ relation }) => relation === 'next')?.url;
  const self = set?.link?.find(({ relation }) => relation === 'self')?.url;
  if (!next) return undefined;
  const { 'content-type': _type, 'content-length': _length, ...headers } = request.headers;
  return { method: 'GET', url: belowBase(next, self), headers };
}

/** What follows the base of an absolute link, known from where the self link names the type searched. */
export function belowBase(link: string, self: string | undefined): string {
  const base = self?.slice(0, self.indexOf('/ImagingStudy')) ?? '';
  if (base !== '' && link.startsWith(base)) return link.slice(base.length).replace(/^(?!\/)/, '/');
  const { pathname, search } = new URL(link);
  return `/${pathname.split('/').at(-1) ?? ''}${search}`;
}

function pathOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(/\/$/, '');
}
