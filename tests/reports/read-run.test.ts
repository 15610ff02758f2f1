import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RunDocumentError, readRunDocument } from '../../reports/read-run.ts';
import { everyOutcome } from './runs.ts';

const folder = mkdtempSync(join(tmpdir(), 'lightbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A sound document with something changed, as a file. */
function file(change: (document: Record<string, never>) => void): string {
  const document = JSON.parse(JSON.stringify(everyOutcome()));
  change(document);
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(document));
  return path;
}

function refusal(path: string): RunDocumentError {
  try {
    readRunDocument(path);
  } catch (error) {
    if (error instanceof RunDocumentError) return error;
    throw error;
  }
  throw new Error('the document was accepted');
}

/** Sets the value at a dotted path; undefined deletes it. */
const set = (path: string, value: unknown) =>
  file((document) => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at: Record<string, unknown> = document;
    for (const key of keys) at = at[key] as Record<string, unknown>;
    if (value === undefined) delete at[last];
    else at[last] = value;
  });

describe('readRunDocument', () => {
  it('reads what buildRun made, with every outcome in it', () => {
    expect(readRunDocument(file(() => {}))).toEqual(JSON.parse(JSON.stringify(everyOutcome())));
  });

  it('refuses a document without its footer', () => {
    const error = refusal(set('finished', undefined));
    expect(error.code).toBe('unfinished');
    expect(error.message).toMatch(/footer/);
  });

  it.each<[string, string, unknown]>([
    ['planned is not the sum', 'counts.planned', 8],
    ['a count is not what is listed', 'counts.passed', 2],
  ])('refuses counts that do not reconcile: %s', (_, path, value) => {
    expect(refusal(set(path, value)).code).toBe('counts');
  });

  it('refuses counts that add up but are not those of the checks', () => {
    const swapped = file((document) => {
      const { counts } = document as unknown as { counts: Record<string, number> };
      Object.assign(counts, { passed: 2, failed: 0 });
    });
    expect(refusal(swapped).code).toBe('counts');
  });

  it('refuses a check that is listed twice', () => {
    expect(refusal(set('checks.1.id', 'crud/a/passes')).code).toBe('duplicate');
  });

  it('refuses a verdict that does not follow from the counts', () => {
    expect(refusal(set('verdict', 'conformant')).code).toBe('verdict');
  });

  it.each<[string, unknown]>([
    ['schema', 'https://fhir-lightbox.dev/schema/run/2'],
    ['spec', '4.3.0'],
    ['seed', '7'],
    ['started', 'yesterday'],
    ['verdict', 'fine'],
    ['unknown', 1],
    ['suite.unknown', 1],
    ['suite.version', undefined],
    ['target.url', ''],
    ['target.token', 'secret'],
    ['target.settings', undefined],
    ['target.diagnoses', [{ code: 'x' }]],
    ['counts.flaky', 0],
    ['counts.notRun', undefined],
    ['counts.passed', -1],
    ['checks', {}],
    ['checks.0.id', 'no-slashes'],
    ['checks.0.level', 'MUST'],
    ['checks.0.outcome', 'flaky'],
    ['checks.0.durationMs', -1],
    ['checks.0.color', 'red'],
    ['checks.2.findings.0.severity', 'bad'],
    ['checks.2.findings.0.message', undefined],
    ['checks.2.findings.0.actual', undefined],
    ['checks.2.findings.0.trace', 'x'],
  ])('refuses by the schema: %s = %j', (path, value) => {
    expect(refusal(set(path, value)).code).toBe('schema');
  });

  it('refuses what is cut off, what is no object and what is not there, in one sentence', () => {
    const cut = join(folder, 'cut.json');
    writeFileSync(cut, JSON.stringify(everyOutcome()).slice(0, 200));
    const list = join(folder, 'list.json');
    writeFileSync(list, 'null');
    const missing = join(folder, 'missing.json');
    const errors = [refusal(cut), refusal(list), refusal(missing)];
    expect(errors.map((error) => error.code)).toEqual(['not-json', 'schema', 'unreadable']);
    for (const { message } of errors) expect(message).toMatch(/^[^\n]+\.$/);
  });
});
