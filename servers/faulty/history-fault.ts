import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';

export interface HistoryEntry {
  fullUrl?: string;
  resource?: Resource;
  request?: { method?: string; url?: string };
  response?: { status?: string; etag?: string; lastModified?: string };
}

export interface HistoryBundle extends Resource {
  total?: number;
  link?: { relation: string; url: string }[];
  entry?: HistoryEntry[];
}

export type Level = 'system' | 'type' | 'instance';

/** The level of the history that a request asks for, and the path above it. */
export function historyAsked({
  method,
  url,
}: ServerRequest): { level: Level; path: string } | undefined {
  const [, path] = /^((?:\/[^/?]+){0,2})\/_history(?:\?|$)/.exec(url) ?? [];
  if (method !== 'GET' || path === undefined) return undefined;
  const levels: Level[] = ['system', 'type', 'instance'];
  return { path, level: levels[path.split('/').length - 1] ?? 'instance' };
}

/**
 * Tells histories otherwise.
 * @param change returns nothing where the fault does not apply
 */
export function toldHistory(
  level: Level | undefined,
  change: (
    history: HistoryBundle & { entry: HistoryEntry[] },
    request: ServerRequest,
    context: FaultContext,
  ) => HistoryBundle | undefined | Promise<HistoryBundle | undefined>,
) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const asked = historyAsked(request);
    const body = response.body as HistoryBundle | undefined;
    if (!asked || (level && asked.level !== level) || response.status !== 200) return undefined;
    if (!body?.entry) return undefined;
    const other = await change({ ...body, entry: body.entry }, request, context);
    return other && { ...response, body: other };
  };
}

/** Asks for histories by other parameters, which are as they were written. */
export function historyAskedWith(
  change: (parameters: string[], url: string) => string[],
): (request: ServerRequest) => ServerRequest | undefined {
  return (request) => {
    const [path, query] = request.url.split('?');
    if (!historyAsked(request) || query === undefined) return undefined;
    return { ...request, url: `${path}?${change(query.split('&'), request.url).join('&')}` };
  };
}

/** Whether a request is for a page after the first. */
export const isLaterPage = ({ url }: Pick<ServerRequest, 'url'>) => /[?&]_page=/.test(url);

export const isDeletion = ({ request }: HistoryEntry) => request?.method === 'DELETE';

/** The history without entries that a test picks out; none is left of what has none. */
export function withoutEntries(
  history: HistoryBundle & { entry: HistoryEntry[] },
  isLost: (entry: HistoryEntry, index: number) => boolean,
): HistoryBundle {
  const { entry, ...rest } = history;
  const kept = entry.filter((one, index) => !isLost(one, index));
  return kept.length > 0 ? { ...rest, entry: kept } : rest;
}
