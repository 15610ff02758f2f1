import type { Handler, ServerRequest, ServerResponse } from './http.ts';
import { parseJson, stringifyJson } from './json.ts';

/**
 * The body of a message as a handler sees it: parsed where the content type is JSON and the text parses,
 * else the text; undefined without a body.
 */
export function decodeBody(contentType: string | undefined, text: string): unknown {
  if (text === '') return undefined;
  if (!isJson(contentType)) return text;
  try {
    const parsed = parseJson(text);
    // As a value it could not be told from text that is no JSON.
    return typeof parsed === 'string' ? text : parsed;
  } catch {
    return text;
  }
}

/** The text of a body: text as it is, anything else as JSON. */
export function encodeBody(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : stringifyJson(body);
}

function isJson(contentType: string | undefined): boolean {
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return mediaType.endsWith('/json') || mediaType.endsWith('+json');
}

/** A request or response whose body is text and whose URL is absolute, as clients have them. */
export interface TextRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}
export interface TextResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Calls a handler as a client would over HTTP, without a socket; bodies go through the same text.
 * A URL outside `base` is answered with 404, as by a server that has nothing there.
 */
export function inProcess(
  handler: Handler,
  base: string,
): (request: TextRequest) => Promise<TextResponse> {
  return async (request) => {
    if (!isBelow(base, request.url)) return { status: 404, headers: {}, body: '' };
    return toText(await handler(toServerRequest(request, base)), request.method);
  };
}

function toServerRequest(request: TextRequest, base: string): ServerRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const body = decodeBody(headers['content-type'], request.body ?? '');
  const url = belowBase(base, request.url);
  return { method: request.method, url, headers, ...(body === undefined ? {} : { body }) };
}

function toText(response: ServerResponse, method: string): TextResponse {
  const body = method === 'HEAD' ? '' : encodeBody(response.body);
  return { status: response.status, headers: response.headers, body };
}

/** Whether a URL or path is the base or lies below it. */
export function isBelow(base: string, url: string): boolean {
  return url.startsWith(base) && /^(?:$|[/?#])/.test(url.slice(base.length));
}

/** Path and query below the base, with its leading slash: `/Patient/1?x=y`, `/`, `/?x=y`. */
export function belowBase(base: string, url: string): string {
  const rest = (url.slice(base.length).split('#')[0] ?? '') || '/';
  return rest.startsWith('/') ? rest : `/${rest}`;
}
