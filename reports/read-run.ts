import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Counts, RunDocument } from './run-document.ts';
import { accounted, tally, verdictOf } from './verdict.ts';

/** Why a file is not a run document that can be trusted. */
export type RefusalCode =
  | 'unreadable'
  | 'not-json'
  | 'unfinished'
  | 'schema'
  | 'counts'
  | 'duplicate'
  | 'verdict';

/** A run document that was refused; the message is one sentence and names the file. */
export class RunDocumentError extends Error {
  override name = 'RunDocumentError';
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

let compiled: ValidateFunction<RunDocument> | undefined;

function validator(): ValidateFunction<RunDocument> {
  if (compiled === undefined) {
    const schema = readFileSync(new URL('./run-document.schema.json', import.meta.url), 'utf8');
    compiled = new Ajv2020({ strict: true }).compile<RunDocument>(JSON.parse(schema));
  }
  return compiled;
}

/**
 * Reads a `run.json` and vouches for it: by its schema, with its footer, its counts adding up and
 * its verdict following from them.
 * @throws {RunDocumentError} when it cannot be trusted
 */
export function readRunDocument(file: string): RunDocument {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new RunDocumentError('unreadable', `${file} cannot be read.`, { cause });
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const message = `${file} is not JSON: it may have been cut off.`;
    throw new RunDocumentError('not-json', message, { cause });
  }
  return checkRunDocument(document, file);
}

/**
 * Vouches for a run document that is already parsed, as {@link readRunDocument} does.
 * @param name what the messages call it
 * @throws {RunDocumentError} when it cannot be trusted
 */
export function checkRunDocument(document: unknown, name: string): RunDocument {
  if (typeof document === 'object' && document !== null && !('finished' in document)) {
    const message = `${name} has no footer (finished): the run it tells of did not end.`;
    throw new RunDocumentError('unfinished', message);
  }
  const validate = validator();
  if (!validate(document)) {
    const [error] = validate.errors ?? [];
    const where = error?.instancePath === '' ? 'the document' : error?.instancePath;
    const what = `${where} ${error?.message ?? 'is wrong'}`;
    throw new RunDocumentError(
      'schema',
      `${name} does not follow the schema of run.json: ${what}.`,
    );
  }
  reconcile(document, name);
  return document;
}

function reconcile(run: RunDocument, name: string): void {
  const { planned } = run.counts;
  if (planned !== accounted(run.counts)) {
    const message = `${name} planned ${planned} checks but accounts for ${accounted(run.counts)}.`;
    throw new RunDocumentError('counts', message);
  }
  const counted = tally(run.checks);
  for (const key of Object.keys(counted) as (keyof Counts)[]) {
    if (counted[key] === run.counts[key]) continue;
    const message = `${name} counts ${run.counts[key]} ${key} but lists ${counted[key]}.`;
    throw new RunDocumentError('counts', message);
  }
  const ids = run.checks.map((check) => check.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new RunDocumentError('duplicate', `${name} lists the check ${twice} twice.`);
  }
  const verdict = verdictOf(run.counts, run.target.settings.strict === true);
  if (run.verdict !== verdict) {
    const message = `${name} says ${run.verdict}, but its counts make it ${verdict}.`;
    throw new RunDocumentError('verdict', message);
  }
}
