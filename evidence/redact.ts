import type { Exchange, HttpRequest, HttpResponse } from './exchange.ts';

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]';

/** Takes secrets out of what is about to be written. */
export interface Redactor {
  /** A copy of the exchange without secrets in its URL, headers, bodies and error. */
  exchange(exchange: Exchange): Exchange;
  text(text: string): string;
  /** A deep copy of plain data, every string and every secret property redacted. */
  value<T>(value: T): T;
}

/** Headers whose value is nothing but a secret. */
const SECRET_HEADERS = new Set([
  'cookie',
  'set-cookie',
  'x-api-key',
  'api-key',
  'apikey',
  'x-auth-token',
  'x-access-token',
]);

/** Headers of the form `scheme secret` (RFC 9110, 11.4). */
const CREDENTIAL_HEADERS = new Set(['authorization', 'proxy-authorization']);

/** Parameters and JSON properties of OAuth 2.0 and its kin that hold a secret. */
const SECRET_NAMES = [
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'client_assertion',
  'code_verifier',
  'password',
  'api_key',
  'apikey',
];

/** Shorter values are words that occur in honest data; they are redacted only where secrets have their place. */
const SHORTEST_SECRET = 6;

const names = SECRET_NAMES.join('|');
const mentionsName = new RegExp(names, 'i');
const asParameter = new RegExp(`(^|[?&#;\\s"'])((?:${names})=)[^&#;\\s"'<>]+`, 'gi');
const asProperty = new RegExp(`("(?:${names})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi');
const userInfo = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"'<>]+@/gi;
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;

/** @param secrets configured values, which are taken out wherever they appear, plain, URL-encoded or JSON-escaped */
export function createRedactor(secrets: readonly string[] = []): Redactor {
  const values = spellings(secrets);
  const text = (input: string): string => {
    let output = input;
    for (const value of values) {
      if (output.includes(value)) output = output.replaceAll(value, REDACTED);
    }
    if (mentionsName.test(output)) {
      output = output.replace(asParameter, `$1$2${REDACTED}`);
      output = output.replace(asProperty, `$1"${REDACTED}"`);
    }
    if (output.includes('@')) output = output.replace(userInfo, `$1${REDACTED}@`);
    if (output.includes('eyJ')) output = output.replace(jsonWebToken, REDACTED);
    return output;
  };
  const headers = (input: Record<string, string>) =>
    Object.fromEntries(Object.entries(input).map(([name, value]) => [name, header(name, value)]));
  const header = (name: string, value: string): string => {
    const known = name.toLowerCase();
    if (SECRET_HEADERS.has(known)) return REDACTED;
    if (!CREDENTIAL_HEADERS.has(known)) return text(value);
    const scheme = /^[A-Za-z][\w-]*(?=\s+\S)/.exec(value)?.[0];
    return scheme ? `${scheme} ${REDACTED}` : REDACTED;
  };
  const request = (input: HttpRequest): HttpRequest => ({
    method: input.method,
    url: text(input.url),
    headers: headers(input.headers),
    ...(input.body === undefined ? {} : { body: text(input.body) }),
  });
  const response = (input: HttpResponse): HttpResponse => ({
    status: input.status,
    headers: headers(input.headers),
    body: text(input.body),
  });
  const value = (input: unknown): unknown => {
    if (typeof input === 'string') return text(input);
    if (Array.isArray(input)) return input.map(value);
    if (typeof input !== 'object' || input === null) return input;
    return Object.fromEntries(
      Object.entries(input).map(([name, inner]) => [name, property(name, inner)]),
    );
  };
  const property = (name: string, inner: unknown): unknown => {
    if (typeof inner !== 'string') return value(inner);
    return SECRET_NAMES.includes(name.toLowerCase()) ? REDACTED : header(name, inner);
  };
  return {
    text,
    value: <T>(input: T) => value(input) as T,
    exchange: (input) => ({
      ...input,
      request: request(input.request),
      ...(input.response === undefined ? {} : { response: response(input.response) }),
      ...(input.error === undefined ? {} : { error: text(input.error) }),
    }),
  };
}

/** Every way a secret may be written, longest first, so that no part of one is left. */
function spellings(secrets: readonly string[]): string[] {
  const all = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}
