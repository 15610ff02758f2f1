import { createServer, type IncomingMessage, type ServerResponse as NodeResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handler } from './http.ts';
import { belowBase, decodeBody, encodeBody, isBelow } from './message.ts';

export interface ListenOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Loopback by default: the servers here have no access control. */
  host?: string;
  /** Path of the FHIR base, `/fhir` by default; `/` or empty puts it at the root. */
  path?: string;
}

export interface ListeningServer {
  /** The service base URL, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a handler over HTTP. Requests reach it as they came, whatever their content type or escapes.
 * @param handlerAt makes the handler once its base URL is known
 * @throws the error of node:net, e.g. with code EADDRINUSE
 */
export async function listen(
  handlerAt: (base: string) => Handler,
  options: ListenOptions = {},
): Promise<ListeningServer> {
  const host = options.host ?? '127.0.0.1';
  const path = normalisePath(options.path ?? '/fhir');
  let handler: Handler = async () => ({ status: 503, headers: {} });
  const server = createServer((request, response) => {
    answer(request, response, path, handler).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`;
  handler = handlerAt(url);
  return { url, close: () => close(server) };
}

function normalisePath(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? '' : `/${trimmed}`;
}

async function answer(
  request: IncomingMessage,
  response: NodeResponse,
  path: string,
  handler: Handler,
): Promise<void> {
  const text = await readText(request);
  const url = request.url ?? '/';
  const method = request.method ?? 'GET';
  if (!isBelow(path, url)) {
    response.writeHead(404, { 'content-type': 'text/plain', 'content-length': '10' });
    response.end(method === 'HEAD' ? undefined : 'not found\n');
    return;
  }
  const headers = headersOf(request);
  const body = decodeBody(headers['content-type'], text);
  const answered = await handler({
    method,
    url: belowBase(path, url),
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const bytes = Buffer.from(encodeBody(answered.body), 'utf8');
  const withoutBody = method === 'HEAD' || answered.status === 204 || answered.status === 304;
  const length = withoutBody ? {} : { 'content-length': String(bytes.length) };
  response.writeHead(answered.status, { ...length, ...answered.headers });
  response.end(withoutBody ? undefined : bytes);
}

/** What a handler throws is told to the client, as far as that is still possible. */
function fail(response: NodeResponse, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-type': 'text/plain' }).end(`${text}\n`);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
