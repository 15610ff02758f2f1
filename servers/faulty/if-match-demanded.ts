import type { ServerRequest, ServerResponse } from '../http.ts';
import { studyOf } from './crud-request.ts';
import type { FaultContext } from './define.ts';
import { refusal } from './refusal.ts';

/** Updates no study that is there without If-Match (http.html#concurrency). */
export function ifMatchDemanded(status: number, code: string) {
  return {
    request: async (
      request: ServerRequest,
      { upstream }: FaultContext,
    ): Promise<ServerRequest | undefined> => {
      const url = studyOf(request);
      if (request.method !== 'PUT' || !url || request.headers['if-match']) return undefined;
      const { authorization } = request.headers;
      const headers: Record<string, string> = authorization ? { authorization } : {};
      const read = { method: 'GET', url, headers };
      return (await upstream(read)).status === 200 ? { ...read, url: '/metadata' } : undefined;
    },
    response: (response: ServerResponse, request: ServerRequest): ServerResponse | undefined => {
      const isRefused = request.method === 'PUT' && !request.headers['if-match'];
      const body = response.body as { resourceType?: string } | undefined;
      return isRefused && body?.resourceType === 'CapabilityStatement'
        ? refusal(status, code, 'Say with If-Match which version is to be updated.')
        : undefined;
    },
  };
}
