import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { InputError, linesOf } from '../lines.ts';

/** A text to be judged, as it was read. */
export interface GivenDocument {
  /** File name; with `#n` for the n-th line of NDJSON. */
  source: string;
  text: string;
}

/**
 * Reads the documents of files: one a line of NDJSON, or one that is the whole file. What is not JSON is a
 * document all the same. NDJSON is not held: a line is let go before the next one is read.
 * @param names file names, `-` for the standard input
 * @param unread told of a file that cannot be read; the others are read all the same
 */
export async function* readDocuments(
  names: readonly string[],
  stdin: Readable,
  unread: (error: InputError) => void,
): AsyncGenerator<GivenDocument> {
  for (const name of names) {
    try {
      yield* documentsOf(name, name === '-' ? stdin : createReadStream(name));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unread(error);
    }
  }
}

async function* documentsOf(name: string, stream: Readable): AsyncGenerator<GivenDocument> {
  const lines = linesOf(name, stream);
  /** Lines up to the second one that is not blank: they tell whether this is NDJSON. */
  const head: { text: string; number: number }[] = [];
  let number = 0;
  // Not for await: leaving that would end the reading.
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    number++;
    head.push({ text: next.value, number });
    if (head.filter(isFull).length === 2) break;
  }
  if (name.endsWith('.ndjson') || startsAsLines(head)) {
    for (const line of head) if (isFull(line)) yield documentOf(name, line);
    for await (const text of lines) {
      number++;
      if (isFull({ text })) yield documentOf(name, { text, number });
    }
    return;
  }
  const all = head.map(({ text }) => text);
  for await (const text of lines) all.push(text);
  yield { source: name, text: all.join('\n') };
}

function documentOf(name: string, { text, number }: { text: string; number: number }) {
  return { source: `${name}#${number}`, text };
}

const isFull = ({ text }: { text: string }) => text.trim() !== '';

/** Two lines that are whole objects each, even if one of them is broken; a single line is a document. */
function startsAsLines(head: readonly { text: string }[]): boolean {
  const [first, second] = head.filter(isFull).map(({ text }) => text.replace('\uFEFF', '').trim());
  if (first === undefined || second === undefined) return false;
  return first.startsWith('{') && first.endsWith('}') && second.startsWith('{');
}
