import type { Readable } from 'node:stream';

/** The input cannot be read; the message names the file and, where there is one, the line. */
export class InputError extends Error {
  override name = 'InputError';
}

/**
 * Lines by `\n` alone: a JSON string may hold the other separators that node:readline splits at. A byte-order mark
 * is left where it is.
 * @throws {InputError} if the file cannot be read or is not UTF-8
 */
export async function* linesOf(name: string, stream: Readable): AsyncGenerator<string, void> {
  let pieces: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new InputError(`${name}: is not UTF-8, which FHIR's JSON always is`);
    }
  };
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      const [first = '', ...more] = decode(chunk).split('\n');
      pieces.push(first);
      for (const next of more) {
        yield pieces.join('');
        pieces = [next];
      }
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : message;
    throw new InputError(`${name}: cannot be read: ${why}`);
  }
  yield pieces.join('') + decode();
}
