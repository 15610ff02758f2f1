import type { HttpRequest } from './exchange.ts';
import { REDACTED } from './redact.ts';

/** Set by curl itself or by the connection; repeating them would break the request. */
const LEFT_TO_CURL = new Set(['content-length', 'host', 'connection', 'transfer-encoding']);

/** An argument of a command may not be longer on Linux; a shell's own printf knows no limit. */
const LONGEST_ARGUMENT = 100_000;

/**
 * One line for a POSIX shell that sends the request again, byte by byte.
 * Redacted secrets are taken from `$FHIR_TOKEN`, or `$FHIR_BASIC` (`user:password`).
 */
export function curl(request: HttpRequest): string {
  const method = request.method.toUpperCase();
  const parts = ['curl -sS -i --globoff --path-as-is'];
  const { feed, flag } = body(request.body);
  if (method === 'HEAD') parts.push('-I');
  else if (method !== (flag ? 'POST' : 'GET')) parts.push(`-X ${quote(method)}`);
  parts.push(...headers(request, flag !== undefined));
  if (flag) parts.push(flag);
  parts.push(quote(request.url));
  return (feed ? `${feed} | ` : '') + parts.join(' ');
}

function headers(request: HttpRequest, hasBody: boolean): string[] {
  const flags: string[] = [];
  const sent = new Set<string>();
  for (const [name, value] of Object.entries(request.headers)) {
    const known = name.toLowerCase();
    if (LEFT_TO_CURL.has(known)) continue;
    sent.add(known);
    if (known === 'authorization' && value === `Basic ${REDACTED}`) flags.push('-u "$FHIR_BASIC"');
    else flags.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  const unwanted = ['accept', ...(hasBody ? ['content-type', 'expect'] : [])];
  for (const name of unwanted) if (!sent.has(name)) flags.push(`-H ${quote(`${name}:`)}`);
  return flags;
}

/** The flag that hands curl the body, and the command that feeds it where an argument cannot hold it. */
function body(text: string | undefined): { feed?: string; flag?: string } {
  if (text === undefined) return {};
  if (hasControls(text)) return { feed: `printf ${format(text)}`, flag: '--data-binary @-' };
  if (Buffer.byteLength(text) > LONGEST_ARGUMENT) {
    return { feed: `printf %s ${quote(text)}`, flag: '--data-binary @-' };
  }
  return { flag: `--data-raw ${quote(text)}` };
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20) return true;
  return false;
}

/** Text as a format of printf(1), on one line whatever it holds. */
function format(text: string): string {
  const octal = (code: number) => `\\${code.toString(8).padStart(3, '0')}`;
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('%', '%%');
  const oneLine = Array.from(escaped, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? octal(code) : character;
  });
  const safe = oneLine.join('').replace(/^-/, octal(0x2d));
  return `'${safe.replaceAll("'", "'\\''")}'`;
}

/** Single quotes keep everything as it is; only a redacted secret is left to the shell to fill in. */
function quote(text: string): string {
  const quoted = `'${text.replaceAll("'", "'\\''")}'`;
  return quoted.replaceAll(REDACTED, `'"$FHIR_TOKEN"'`);
}
