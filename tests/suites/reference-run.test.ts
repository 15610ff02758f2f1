import { beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../../suites/index.ts';
import { type RecordedRun, recordedRun, type Sent } from './run.ts';

const LONG = 600_000;

/** What the reference server does not claim, or refuses as R4 lets it; every other check has to say something. */
const NOT_APPLICABLE = [
  /^crud\/create\/(no-version-id|output-without-empties)$/,
  /^crud\/(read|update|delete)\/id-case/,
  /^crud\/delete\/outcome$/,
  /^validation\/output\/outcome-of-delete$/,
  /^search\/_id\/case$/,
  /^search\/started\/malformed-not-in-self-link$/,
  /^search\/[^/]+\/(in|above|below|foreign-type-modifier)$/,
];

/** The run id as it stands in requests: as it is, in capitals, as the digits of a UUID, and as those of a number. */
const forms = [
  (runId: string) => runId,
  (runId: string) => runId.toUpperCase(),
  (runId: string) => [...runId].map((c) => c.charCodeAt(0).toString(16)).join(''),
  (runId: string) => `987${[...runId].map((c) => c.charCodeAt(0) % 10).join('')}`,
];

/** All requests of a run, with one run id in place of another. */
const renamed = (sent: Sent, from: string, to: string) =>
  [...sent].map(([at, requests]) => [
    at,
    requests.map((one) => forms.reduce((text, form) => text.replaceAll(form(from), form(to)), one)),
  ]);

let run: RecordedRun;
let other: RecordedRun;
beforeAll(async () => {
  run = await recordedRun(checks, { seed: 7, runId: 'run1' });
  other = await recordedRun(checks, { seed: 7, runId: 'run2' });
}, LONG);

describe('on the reference server', () => {
  test('no check fails, warns or cannot be carried out', () => {
    const unsound = run.results.filter(
      ({ outcome }) => outcome !== 'passed' && outcome !== 'notApplicable',
    );
    expect(unsound).toEqual([]);
    expect(run.results.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
  });

  test('every check says something, but for what the server does not claim', () => {
    const silent = run.results
      .filter(({ outcome }) => outcome === 'notApplicable')
      .filter(({ id }) => !NOT_APPLICABLE.some((pattern) => pattern.test(id)));
    expect(silent).toEqual([]);
  });

  test('every check that passed asked the server something', () => {
    const asking = new Set(checks.filter(({ needs }) => !needs.answers).map(({ id }) => id));
    const passed = run.results.filter(({ id, outcome }) => outcome === 'passed' && asking.has(id));
    for (const { id, exchanges } of passed) {
      expect(exchanges, id).toBeGreaterThan(0);
      expect(run.sent.get(id), id).toHaveLength(exchanges);
    }
  });

  test('nothing is left behind, and nothing had to be worked around', () => {
    expect(run.left).toEqual([]);
    expect(run.diagnoses).toEqual([]);
    expect(run.session?.dataset?.missing).toEqual([]);
  });
});

describe('requests', () => {
  test('of two runs with one seed differ by the run id alone: method, URL, headers, body and order', () => {
    expect([...other.sent.keys()]).toEqual([...run.sent.keys()]);
    const [one, another] = [run, other].map(({ sent }, at) =>
      renamed(sent, `run${at + 1}`, 'run1'),
    );
    for (const [at, [key, requests]] of (one ?? []).entries()) {
      expect(another?.[at]?.[1], String(key)).toEqual(requests);
    }
  });

  test('say which run they belong to', () => {
    const creating = [...run.sent.values()]
      .flat()
      .filter((one) => one.startsWith('{"method":"POST"'));
    const studies = creating.filter((one) =>
      one.includes('{\\"resourceType\\":\\"ImagingStudy\\"'),
    );
    expect(studies.length).toBeGreaterThan(100);
    for (const one of studies) expect(one).toContain('run1');
  });

  // One check in every so many, to be quick: each of the two runs is a whole one, with a dataset.
  const some = checks.filter((_, at) => at % 25 === 0);

  test(
    'of two runs with one seed and one run id are the same',
    async () => {
      const [one, another] = [
        await recordedRun(some, { seed: 7, runId: 'run1' }),
        await recordedRun(some, { seed: 7, runId: 'run1' }),
      ];
      expect([...one.sent]).toEqual([...another.sent]);
      expect(one.sent.size).toBeGreaterThan(some.length / 2);
      expect(one.results).toEqual(another.results);
    },
    LONG,
  );

  test(
    'of two runs with different seeds are not',
    async () => {
      const [one, another] = [
        await recordedRun(some, { seed: 7, runId: 'run1' }),
        await recordedRun(some, { seed: 8, runId: 'run1' }),
      ];
      expect(one.sent.get('before')).not.toEqual(another.sent.get('before'));
      expect(another.results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    },
    LONG,
  );
});
