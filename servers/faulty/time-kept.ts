import type { ServerRequest, ServerResponse } from '../http.ts';
import { studyIn } from './crud-request.ts';
import type { FaultContext } from './define.ts';

/**
 * Versions that tell another lastUpdated than theirs, wherever they are the body of an answer.
 * @param note keeps the times, by `id/versionId`
 */
export function timeKept(
  note: (
    request: ServerRequest,
    response: ServerResponse,
    keep: (version: string, time: string | undefined) => void,
  ) => void,
) {
  return (
    response: ServerResponse,
    request: ServerRequest,
    { memory }: FaultContext,
  ): ServerResponse | undefined => {
    note(request, response, (version, time) => memory.set(version, time));
    const study = studyIn(response);
    const lastUpdated = memory.get(`${study?.id}/${study?.meta?.versionId}`);
    return study && lastUpdated
      ? { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } }
      : undefined;
  };
}
