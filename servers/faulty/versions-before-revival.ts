import type { ServerRequest, ServerResponse } from '../http.ts';
import { versionOf } from './crud-fault.ts';
import type { FaultContext } from './define.ts';

/** Gives another answer to a vread of what a study was before it was deleted, once it is back. */
export const beforeRevival =
  (answer: ServerResponse) =>
  async (
    response: ServerResponse,
    request: ServerRequest,
    { upstream }: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const asked = versionOf(request);
    if (!asked || response.status !== 200) return;
    const get = (url: string) => upstream({ method: 'GET', url, headers: {} });
    const { headers, status } = await get(asked.study);
    const current = Number(/\d+/.exec(headers.etag ?? '')?.[0]);
    for (let at = Number(asked.versionId) + 1; status === 200 && at < current; at += 1) {
      const { status: between } = await get(`${asked.study}/_history/${at}`);
      if (between === 410) return answer;
    }
    return;
  };
