/** A request as sent: absolute URL, lower-case header names. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** A response as received: lower-case header names, the body as text. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Carries one request to a server and brings its response back.
 * @throws {TransportError} when no response came
 */
export type Transport = (request: HttpRequest, timeoutMs: number) => Promise<HttpResponse>;

/** No response came: refused, reset, timed out, TLS, DNS. */
export class TransportError extends Error {
  readonly code: 'refused' | 'reset' | 'timeout' | 'tls' | 'dns' | 'other';
  constructor(code: TransportError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TransportError';
    this.code = code;
  }
}

/** A request and what came back: the unit of evidence. */
export interface Exchange {
  /** Unique in the run, e.g. `search/modality/code-only#3`. */
  id: string;
  /** Id of the check that caused it, or of the phase (`preflight`, `seed`, `sweep`). */
  check: string;
  request: HttpRequest;
  response?: HttpResponse;
  /** Why there is no response. */
  error?: string;
  startedAt: string;
  durationMs: number;
  /** How often it was sent: more than once after 429 or 503 with Retry-After. */
  attempts: number;
}
