import type { ServerRequest, ServerResponse } from '../http.ts';
import { isStudyRead, without } from './crud-request.ts';

/** Answers reads with 304 whose If-None-Match a test picks out, whatever version it names. */
export const notModified =
  (isMeant: (asked: string) => boolean) =>
  (response: ServerResponse, request: ServerRequest): ServerResponse | undefined => {
    const asked = request.headers['if-none-match'] ?? '';
    return isStudyRead(request) && response.status === 200 && isMeant(asked)
      ? { status: 304, headers: without(response.headers, 'content-type') }
      : undefined;
  };
