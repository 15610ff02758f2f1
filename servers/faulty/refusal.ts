import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { isStudyWrite, studyIn } from './crud-request.ts';

/** A refusal with an OperationOutcome. */
export function refusal(status: number, code: string, diagnostics: string): ServerResponse {
  return {
    status,
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] },
  };
}

/** Refuses the requests that a test picks out, before the real server can act on them. */
export function refusing(
  isRefused: (request: ServerRequest) => boolean,
  answer: ServerResponse,
): {
  request(request: ServerRequest): ServerRequest | undefined;
  response(response: ServerResponse, request: ServerRequest): ServerResponse | undefined;
} {
  return {
    request: (request) =>
      isRefused(request) ? { method: 'GET', url: '/metadata', headers: {} } : undefined,
    response: (_, request) => (isRefused(request) ? answer : undefined),
  };
}

/** Refuses to store the studies that a test picks out. */
export function refusingStudies(isRefused: (study: Resource) => boolean, answer: ServerResponse) {
  return refusing((request) => {
    const study = studyIn(request);
    return isStudyWrite(request) && study !== undefined && isRefused(study);
  }, answer);
}
