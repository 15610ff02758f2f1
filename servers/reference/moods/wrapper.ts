import type { Resource } from '../../../spec/index.ts';
import type { Handler, ServerRequest, ServerResponse } from '../../http.ts';
import { type IssueCode, operationOutcome } from '../refusal.ts';

/** A server that behaves like another one, save in one way. */
export type Wrapper = (upstream: Handler) => Handler;

/** The path of a request below the base, without its query. */
export function pathOf({ url }: ServerRequest): string {
  return url.split('?')[0] ?? '';
}

/** A refusal with an OperationOutcome. */
export function refusal(
  status: number,
  code: IssueCode,
  diagnostics: string,
  headers: Record<string, string> = {},
): ServerResponse {
  return {
    status,
    headers: { 'content-type': 'application/fhir+json', ...headers },
    body: operationOutcome([{ severity: 'error', code, diagnostics }]),
  };
}

/** The part of a CapabilityStatement that these wrappers change. */
export interface Capabilities extends Resource {
  rest: {
    interaction: { code: string }[];
    searchParam: { name: string }[];
    resource: {
      type: string;
      interaction: { code: string }[];
      updateCreate?: boolean;
      searchParam: { name: string }[];
      [property: string]: unknown;
    }[];
    [property: string]: unknown;
  }[];
}

/** Changes what the server says it can do; the statement is a copy, changed in place. */
export function declaring(upstream: Handler, change: (statement: Capabilities) => void): Handler {
  return async (request) => {
    const response = await upstream(request);
    const body = response.body as Resource | undefined;
    if (pathOf(request) !== '/metadata' || body?.resourceType !== 'CapabilityStatement') {
      return response;
    }
    const statement = structuredClone(body) as Capabilities;
    change(statement);
    return { ...response, body: statement };
  };
}

/** Whether a request may change something. */
export function isWrite(request: ServerRequest): boolean {
  const writes = ['POST', 'PUT', 'PATCH', 'DELETE'].includes(request.method);
  return writes && !pathOf(request).endsWith('/_search');
}
