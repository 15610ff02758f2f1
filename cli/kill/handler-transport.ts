import { type HttpRequest, type Transport, TransportError } from '../../evidence/exchange.ts';
import type { Clock } from '../../fixtures/clock.ts';
import type { Handler } from '../../servers/http.ts';
import { inProcess } from '../../servers/message.ts';

// Real time, whatever becomes of the global one: it ends waiting for what never comes.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/**
 * A handler as a server that clients reach without a socket. Clients see what they would see over HTTP: normalised
 * URLs, the headers that Node adds, no body with 204 and 304, 500 for what the handler throws.
 */
export function handlerTransport(handler: Handler, base: string, clock: Clock): Transport {
  const call = inProcess(handler, base);
  const { origin } = new URL(base);
  return async (request, timeoutMs) => {
    const url = new URL(request.url);
    if (url.origin !== origin) {
      throw new TransportError('refused', `connect ECONNREFUSED ${url.host}`);
    }
    const started = clock.now();
    const answered = call(withLength({ ...request, url: url.href })).catch((error: unknown) => ({
      status: 500,
      headers: { 'content-type': 'text/plain' },
      body: `${error instanceof Error ? error.message : String(error)}\n`,
    }));
    const { status, headers, body } = await before(answered, timeoutMs);
    if (clock.now() - started > timeoutMs) throw timedOut(timeoutMs);
    const isBare = request.method === 'HEAD' || status === 204 || status === 304;
    return {
      status,
      headers: {
        ...(isBare ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        date: new Date(clock.now()).toUTCString(),
        ...lowerCase(headers),
      },
      body: isBare ? '' : body,
    };
  };
}

function withLength(request: HttpRequest): HttpRequest {
  if (request.body === undefined) return request;
  const length = String(Buffer.byteLength(request.body));
  return { ...request, headers: { 'content-length': length, ...request.headers } };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function before<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = startTimer(() => reject(timedOut(timeoutMs)), timeoutMs);
    answer.then(resolve, reject).finally(() => stopTimer(timer));
  });
}

function timedOut(timeoutMs: number): TransportError {
  return new TransportError('timeout', `timed out after ${timeoutMs} ms`);
}
