import type { ServerRequest } from '../http.ts';
import { type Parameter, parseQuery } from './query.ts';
import { refuse } from './refusal.ts';

export type ReturnPreference = 'minimal' | 'representation' | 'OperationOutcome';

/** A request taken apart. */
export interface Request {
  /** HEAD counts as GET. */
  method: string;
  /** Decoded path segments below the base. */
  segments: readonly string[];
  /** As written after the question mark, without it. */
  queryText: string;
  query: readonly Parameter[];
  headers: Readonly<Record<string, string>>;
  body?: unknown;
  /** `Prefer: return=…` (http.html#prefer). */
  prefers?: ReturnPreference;
  /** `Prefer: handling=strict` (search.html#errors). */
  strict: boolean;
}

/**
 * Takes a request apart.
 * @throws {Refusal} if its URL is not percent-encoded UTF-8
 */
export function readRequest(request: ServerRequest): Request {
  const question = request.url.indexOf('?');
  const path = question === -1 ? request.url : request.url.slice(0, question);
  const queryText = question === -1 ? '' : request.url.slice(question + 1);
  const prefer = request.headers.prefer ?? '';
  const prefers = /\breturn\s*=\s*"?(minimal|representation|OperationOutcome)\b/.exec(prefer)?.[1];
  return {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    segments: path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeSegment),
    queryText,
    query: parseQuery(queryText),
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(prefers ? { prefers: prefers as ReturnPreference } : {}),
    strict: /\bhandling\s*=\s*"?strict\b/.test(prefer),
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw refuse(400, 'invalid', `'${segment}' in the path is not percent-encoded UTF-8.`);
  }
}
