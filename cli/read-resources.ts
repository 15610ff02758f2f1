import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Resource } from '../spec/index.ts';
import { InputError, linesOf } from './lines.ts';

/** A resource from a file, with where it came from: `studies.ndjson#3`. */
export interface GivenResource {
  source: string;
  resource: Resource;
}

/**
 * Reads resources one after the other from NDJSON, from JSON (a resource, an array of them) and from Bundles.
 * NDJSON is not held: a line is let go before the next one is read.
 * @param names file names, `-` for the standard input
 * @param whole type of resource that is given as it is, even if it is a Bundle
 * @throws InputError
 */
export async function* readResources(
  names: readonly string[],
  stdin: Readable,
  whole?: string,
): AsyncGenerator<GivenResource> {
  for (const name of names) {
    const stream = name === '-' ? stdin : createReadStream(name);
    let count = 0;
    for await (const { value, line } of jsonOf(stream, name)) {
      for (const resource of resourcesIn(value, `${name}:${line}`, whole)) {
        count++;
        yield { source: `${name}#${count}`, resource };
      }
    }
  }
}

/** The JSON texts of a stream: one a line, or one over all lines. */
async function* jsonOf(
  stream: Readable,
  name: string,
): AsyncGenerator<{ value: unknown; line: number }> {
  const rest: string[] = [];
  let line = 0;
  let first = 0;
  let oneALine = false;
  for await (const read of linesOf(name, stream)) {
    const text = withoutMark(read);
    line++;
    if (rest.length > 0) {
      rest.push(text);
      continue;
    }
    if (text.trim() === '') continue;
    const value = parsed(text);
    if (value.ok) {
      oneALine = true;
      yield { value: value.json, line };
    } else if (oneALine) {
      throw new InputError(`${name}:${line}: ${oneLine(value.message)}`);
    } else {
      first = line;
      rest.push(text);
    }
  }
  const [opening] = rest;
  if (opening === undefined) return;
  const text = rest.join('\n');
  const value = parsed(text);
  if (value.ok) {
    yield { value: value.json, line: first };
    return;
  }
  // A first line that is closed was meant to be a line of NDJSON.
  const closed = /[}\]]\s*$/.test(opening);
  const failed = closed ? parsed(opening) : value;
  const at = closed ? first : first + lineOf(value.message, text);
  throw new InputError(`${name}:${at}: ${failed.ok ? 'not JSON' : oneLine(failed.message)}`);
}

/** What V8 shows of a text before the place of an error. */
const charactersBefore = 10;

type Parsed = { ok: true; json: unknown } | { ok: false; message: string };

function parsed(text: string): Parsed {
  try {
    return { ok: true, json: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, message: `not JSON: ${(error as Error).message}` };
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Lines before the place that a message of JSON.parse points at, by position or by an excerpt around it. */
function lineOf(message: string, text: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  const excerpt = /\.\.\."(.*)"(?:\.\.\.)? is not valid JSON/s.exec(message)?.[1];
  const around = excerpt === undefined ? -1 : text.indexOf(excerpt);
  const last = text.trimEnd().length;
  const at =
    position === undefined ? (around < 0 ? last : around + charactersBefore) : Number(position);
  return text.slice(0, Math.min(at, last)).split('\n').length - 1;
}

function* resourcesIn(
  value: unknown,
  where: string,
  whole: string | undefined,
): Generator<Resource> {
  if (Array.isArray(value)) {
    for (const one of value as unknown[]) yield* resourcesIn(one, where, whole);
    return;
  }
  const resource = value as Resource | null;
  if (typeof resource !== 'object' || typeof resource?.resourceType !== 'string') {
    throw new InputError(`${where}: not a resource: it has no resourceType`);
  }
  if (resource.resourceType !== 'Bundle' || whole === 'Bundle') {
    yield resource;
    return;
  }
  const entries = Array.isArray(resource.entry) ? (resource.entry as { resource?: unknown }[]) : [];
  for (const entry of entries) {
    if (entry.resource !== undefined) yield* resourcesIn(entry.resource, where, whole);
  }
}

function withoutMark(line: string): string {
  return line.startsWith('\uFEFF') ? line.slice(1) : line;
}
