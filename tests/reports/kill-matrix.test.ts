import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { FaultEntry, KillMatrix, VariantEntry } from '../../reports/kill-matrix.ts';
import { killMatrixHtml } from '../../reports/kill-matrix-html.ts';
import { killSummary } from '../../reports/kill-summary.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../reports/kill-matrix.schema.json', import.meta.url), 'utf8'),
) as object;
const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
});
ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
const isValid = ajv.compile(schema);

const fault = (id: string, more: Partial<FaultEntry> = {}): FaultEntry => ({
  id,
  chapter: 'search',
  breaks: `What ${id} breaks.`,
  requirements: ['search-or'],
  level: 'SHALL',
  verdict: 'killed',
  killedBy: [{ check: 'search/modality/or', code: 'missing-matches' }],
  checksRun: 5,
  onTarget: true,
  durationMs: 10,
  ...more,
});

const variant = (id: string, more: Partial<VariantEntry> = {}): VariantEntry => ({
  id,
  chapter: 'search',
  breaks: `What ${id} does.`,
  allowedBy: 'search.html#total',
  verdict: 'passed',
  findings: [],
  durationMs: 10,
  ...more,
});

const nasty = '<script>alert("x")</script> & more';

const matrix = (more: Partial<KillMatrix> = {}): KillMatrix => ({
  schema: 'https://fhir-lightbox.dev/schema/kill-matrix/1',
  suite: { name: 'fhir-lightbox', version: '0.1.0' },
  spec: '4.0.1',
  started: '2026-01-02T03:04:05.678Z',
  finished: '2026-01-02T03:05:05.678Z',
  target: { software: 'Reference 1' },
  controls: {
    valid: true,
    bare: { passed: 3 },
    none: { verdict: 'survived', differences: [] },
    all: { verdict: 'killed', passed: ['search/_id/unknown-modifier'] },
  },
  everyCheck: false,
  notRun: [],
  faults: [
    fault('killed-one'),
    fault('survivor-one', { verdict: 'survived', killedBy: [], onTarget: false }),
    fault('off-target-one', { onTarget: false, breaks: nasty }),
    fault('void-one', { verdict: 'void', killedBy: [], onTarget: false, reason: 'Cannot show.' }),
  ],
  variants: [
    variant('alarm-one', {
      verdict: 'false-alarm',
      findings: [{ check: 'search/result/total', code: 'fhirpath', outcome: 'failed' }],
    }),
    variant('right-one'),
  ],
  killRate: 2 / 3,
  onTargetRate: 1 / 3,
  falseAlarmRate: 0.5,
  checksWithoutFault: ['search/_id/code-only'],
  ...more,
});

describe('kill-matrix.schema.json', () => {
  it('takes a matrix', () => {
    expect(isValid(matrix()), ajv.errorsText(isValid.errors)).toBe(true);
  });

  it.each<[string, Partial<KillMatrix>]>([
    ['a kill without a check', { faults: [fault('x', { killedBy: [] })] }],
    [
      'a survivor that a check killed',
      { faults: [fault('x', { verdict: 'survived', onTarget: false })] },
    ],
    ['a survivor on target', { faults: [fault('x', { verdict: 'survived', killedBy: [] })] }],
    [
      'void without a reason',
      { faults: [fault('x', { verdict: 'void', killedBy: [], onTarget: false })] },
    ],
    ['a rate above 1', { killRate: 1.1 }],
    ['a void matrix without a reason', { controls: { ...matrix().controls, valid: false } }],
  ])('refuses %s', (_, more) => {
    expect(isValid(matrix(more))).toBe(false);
  });

  it('refuses a matrix that was not finished', () => {
    const { finished: _, ...unfinished } = matrix();
    expect(isValid(unfinished)).toBe(false);
  });
});

describe('kill-matrix.html', () => {
  const html = killMatrixHtml(matrix());
  const headings = [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
  const sectionOf = (title: string) =>
    html.split('<section>').find((part) => part.startsWith(`<h2>${title}`)) ?? '';

  it('shows survivors first, then off-target kills, then false alarms', () => {
    expect(headings.slice(0, 3)).toEqual([
      'Survivors (1)',
      'Killed off target (1)',
      'False alarms (1)',
    ]);
    expect(sectionOf('Survivors')).toContain('survivor-one');
    expect(sectionOf('Survivors')).not.toContain('killed-one');
    expect(sectionOf('Killed off target')).toContain('off-target-one');
    expect(sectionOf('False alarms')).toContain('alarm-one');
    expect(sectionOf('Void on this target')).toContain('Cannot show.');
    expect(sectionOf('Checks that no fault kills')).toContain('search/_id/code-only');
  });

  it('has a row for every fault and a column for every area that kills, headed for screen readers', () => {
    const table = sectionOf('Fault by check');
    const rows = [...table.matchAll(/<tr><th scope="row">.*?<code>(.*?)<\/code>/g)];
    expect(rows.map(([, id]) => id)).toEqual([
      'survivor-one',
      'killed-one',
      'off-target-one',
      'void-one',
    ]);
    expect(table).toContain('<th scope="col">search/modality</th>');
    expect(table).toContain('killed off target');
  });

  it('needs nothing from elsewhere and takes text as text', () => {
    expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(/i);
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more');
  });

  it('says what was not run', () => {
    const partial = matrix({ notRun: ['never-run'] });
    expect(isValid(partial)).toBe(true);
    expect(killMatrixHtml(partial)).toMatch(/not complete.*1 faults and variants.*never-run/);
    expect(killSummary(partial, [])).toContain('Not complete: 1 faults and variants were not run');
    expect(killMatrixHtml(matrix())).not.toContain('not complete');
  });

  it('says first that a matrix is void', () => {
    const { controls } = matrix();
    const page = killMatrixHtml(
      matrix({ controls: { ...controls, valid: false, reason: 'Why.' } }),
    );
    expect(page).toContain('This matrix is void.</strong> Why.');
    expect(html).not.toContain('This matrix is void');
  });
});

describe('the summary', () => {
  it('names what is wrong with the suite, and counts', () => {
    const text = killSummary(matrix(), ['kill-matrix.json']);
    for (const id of ['survivor-one', 'off-target-one', 'alarm-one', 'void-one']) {
      expect(text).toContain(`${id}: `);
    }
    expect(text).not.toContain('killed-one: ');
    expect(text).toContain('4 faults: 2 killed (1 off target), 1 survived, 1 void');
    expect(text).toContain('2 variants: 1 false alarms');
  });
});
