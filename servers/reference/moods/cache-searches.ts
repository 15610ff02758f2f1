import type { ServerRequest, ServerResponse } from '../../http.ts';
import { pathOf, type Wrapper } from './wrapper.ts';

/**
 * Answers an equal search as it did the first time, whatever was written since. `no-cache-honoured`: not if the
 * client sends `Cache-Control: no-cache`; `stale`: even then.
 */
export function cacheSearches(mode: 'no-cache-honoured' | 'stale'): Wrapper {
  return (upstream) => {
    const answers = new Map<string, ServerResponse>();
    return async (request) => {
      if (!isSearch(request)) return upstream(request);
      const key = JSON.stringify([request.method, request.url, request.body ?? null]);
      const isFresh = mode === 'no-cache-honoured' && asksForFresh(request);
      const kept = isFresh ? undefined : answers.get(key);
      const response = kept ?? (await upstream(request));
      answers.set(key, response);
      return response;
    };
  };
}

function isSearch(request: ServerRequest): boolean {
  const path = pathOf(request);
  if (request.method === 'POST') return path.endsWith('/_search');
  return request.method === 'GET' && /^\/[A-Z][A-Za-z]+\/?$/.test(path);
}

function asksForFresh({ headers }: ServerRequest): boolean {
  return /\bno-(?:cache|store)\b/.test(headers['cache-control'] ?? '');
}
