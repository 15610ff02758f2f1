import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import type { Handler, ServerRequest, ServerResponse } from '../http.ts';
import { decodeBody, encodeBody } from '../message.ts';

/** Headers that belong to one connection, or that no longer hold once a body was rewritten. */
const ownHeaders: readonly string[] = [
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
];

/**
 * A real server as a handler. Its base URL becomes ours in what it answers, so that links and Locations lead back
 * through the proxy, and ours becomes its own in what it is asked.
 * @param target service base URL of the real server
 * @param publicBase the URL under which clients see it
 */
export function upstream(target: string, publicBase: string): Handler {
  const real = target.replace(/\/+$/, '');
  const isSecure = real.startsWith('https:');
  const agent = isSecure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const send = isSecure ? requestHttps : requestHttp;
  return async (request) => {
    const asked = inTheirTerms(request, publicBase, real);
    const options = { method: asked.method, headers: asked.headers, agent };
    try {
      const answer = await exchange(send(real + asked.url, options as RequestOptions), asked.body);
      return inOurTerms(answer, real, publicBase);
    } catch (error) {
      return unreachable(real, error as NodeJS.ErrnoException);
    }
  };
}

function unreachable(real: string, { code, message }: NodeJS.ErrnoException): ServerResponse {
  const diagnostics = `No answer from ${real}: ${code ?? message}.`;
  const issue = [{ severity: 'fatal', code: 'transient', diagnostics }];
  return {
    status: 502,
    headers: { 'content-type': 'application/fhir+json' },
    body: { resourceType: 'OperationOutcome', issue },
  };
}

interface TextMessage {
  headers: Record<string, string>;
  body: string;
}

function inTheirTerms(request: ServerRequest, ours: string, theirs: string) {
  const url = request.url
    .replaceAll(ours, theirs)
    .replaceAll(encodeURIComponent(ours), encodeURIComponent(theirs));
  const body = encodeBody(request.body)
    .replaceAll(ours, theirs)
    .replaceAll(encodeURIComponent(ours), encodeURIComponent(theirs));
  const headers = withoutOwn(request.headers);
  if (body !== '') headers['content-length'] = String(Buffer.byteLength(body));
  return {
    method: request.method,
    url: url === '/' ? '' : url.replace(/^\/\?/, '?'),
    headers,
    body,
  };
}

function inOurTerms(
  { status, headers, body }: TextMessage & { status: number },
  theirs: string,
  ours: string,
): ServerResponse {
  const rewritten = Object.fromEntries(
    Object.entries(withoutOwn(headers)).map(([name, value]) => [
      name,
      value.replaceAll(theirs, ours),
    ]),
  );
  const parsed = decodeBody(headers['content-type'], body.replaceAll(theirs, ours));
  return { status, headers: rewritten, ...(parsed === undefined ? {} : { body: parsed }) };
}

function withoutOwn(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.includes(name)));
}

function exchange(request: ClientRequest, body: string): Promise<TextMessage & { status: number }> {
  return new Promise((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => {
      readAll(response).then(
        (text) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: headersOf(response),
            body: text,
          }),
        reject,
      );
    });
    request.end(body === '' ? undefined : body);
  });
}

function headersOf(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
