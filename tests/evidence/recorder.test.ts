import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Exchange } from '../../evidence/exchange.ts';
import { type CheckRecorder, createRecorder } from '../../evidence/recorder.ts';
import { createRedactor } from '../../evidence/redact.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lightbox-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const redactor = createRedactor(['very-secret-value']);

function record(recorder: CheckRecorder, body: string): Exchange {
  return recorder.add({
    id: recorder.nextId(),
    check: recorder.check,
    request: { method: 'POST', url: 'http://h/x', headers: {}, body },
    response: { status: 200, headers: {}, body },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    attempts: 1,
  });
}

const lines = (worker: string) =>
  readFileSync(join(directory, `${worker}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);

test('exchanges are kept redacted, and written when the check ends, each once', () => {
  const recorder = createRecorder({ redactor, directory, worker: 'w0' });
  const check = recorder.forCheck('crud/read/ok');
  expect(record(check, 'a very-secret-value').request.body).toBe('a [redacted]');
  expect(existsSync(join(directory, 'w0.ndjson'))).toBe(false);
  check.flush();
  record(check, 'b');
  check.flush();
  check.flush();
  expect(lines('w0').map(({ id, request }) => [id, request.body])).toEqual([
    ['crud/read/ok#1', 'a [redacted]'],
    ['crud/read/ok#2', 'b'],
  ]);
});

test('ids go on counting when a check runs again', () => {
  const recorder = createRecorder({ redactor });
  record(recorder.forCheck('a'), '');
  expect(record(recorder.forCheck('b'), '').id).toBe('b#1');
  expect(record(recorder.forCheck('a'), '').id).toBe('a#2');
});

test('a body beyond the limit is cut in the file with a note, and whole in memory', () => {
  const recorder = createRecorder({ redactor, directory, worker: 'w1', bodyLimit: 10 });
  const check = recorder.forCheck('a');
  const kept = record(check, 'x'.repeat(25));
  check.flush();
  expect(kept.response?.body).toHaveLength(25);
  expect(lines('w1')[0]?.response?.body).toBe(
    'xxxxxxxxxx\n[lightbox: 15 more characters were not kept]',
  );
});
