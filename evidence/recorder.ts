import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from './exchange.ts';
import type { Redactor } from './redact.ts';

/** Characters of a body that are kept in the file; a study of thousands of instances fits. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Keeps the exchanges of one check. */
export interface CheckRecorder {
  readonly check: string;
  /** As written: redacted, in the order in which they ended. */
  readonly exchanges: readonly Exchange[];
  /** The id of the exchange that is about to start. */
  nextId(): string;
  /** Redacts and keeps an exchange; returns what was kept. */
  add(exchange: Exchange): Exchange;
  /** Appends what is not yet in the file. Called when the check ends. */
  flush(): void;
}

export interface Recorder {
  /** A recorder for one run of a check; ids go on counting if the check runs again. */
  forCheck(check: string): CheckRecorder;
}

export interface RecorderOptions {
  redactor: Redactor;
  /** Where `<worker>.ndjson` is written; absent: exchanges are kept in memory alone. */
  directory?: string;
  /** Name of the process that records, part of the file name. */
  worker?: string;
  bodyLimit?: number;
}

/** Records exchanges: redacted before they are kept, one JSON object a line in `<directory>/<worker>.ndjson`. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { redactor, directory, worker = 'main', bodyLimit = BODY_LIMIT } = options;
  const counts = new Map<string, number>();
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  return {
    forCheck(check) {
      const exchanges: Exchange[] = [];
      let written = 0;
      return {
        check,
        exchanges,
        nextId() {
          const count = (counts.get(check) ?? 0) + 1;
          counts.set(check, count);
          return `${check}#${count}`;
        },
        add(exchange) {
          const kept = redactor.exchange(exchange);
          exchanges.push(kept);
          return kept;
        },
        flush() {
          if (directory === undefined || written === exchanges.length) return;
          const lines = exchanges.slice(written).map((exchange) => line(exchange, bodyLimit));
          appendFileSync(join(directory, `${worker}.ndjson`), lines.join(''));
          written = exchanges.length;
        },
      };
    },
  };
}

function line(exchange: Exchange, limit: number): string {
  const { request, response } = exchange;
  const short: Exchange = {
    ...exchange,
    request: request.body === undefined ? request : { ...request, body: cut(request.body, limit) },
    ...(response === undefined
      ? {}
      : { response: { ...response, body: cut(response.body, limit) } }),
  };
  return `${JSON.stringify(short)}\n`;
}

function cut(body: string, limit: number): string {
  if (body.length <= limit) return body;
  return `${body.slice(0, limit)}\n[lightbox: ${body.length - limit} more characters were not kept]`;
}
