import type { Resource } from '../../spec/index.ts';
import type { ServerRequest } from '../http.ts';
import { isStudyWrite, studyIn, studyOf } from './crud-request.ts';
import type { FaultContext } from './define.ts';

/**
 * A request hook of a server that takes an update for none: it is answered with the study as it is.
 * @param compared what of a study is compared
 */
export const updateIgnored =
  (compared: (study: Resource) => string) =>
  async (
    request: ServerRequest,
    { upstream }: FaultContext,
  ): Promise<ServerRequest | undefined> => {
    const path = studyOf(request);
    const sent = isStudyWrite(request) ? studyIn(request) : undefined;
    if (!path || !sent) return undefined;
    const ask = { method: 'GET', url: path, headers: {} };
    const stored = studyIn(await upstream(ask));
    return stored && compared(stored) === compared(sent) ? ask : undefined;
  };
