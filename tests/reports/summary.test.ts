import { describe, expect, it } from 'vitest';
import { buildRun } from '../../reports/build-run.ts';
import type { RequirementLookup } from '../../reports/requirement-lookup.ts';
import { consoleSummary, grepOf } from '../../reports/summary.ts';
import { markdownSummary } from '../../reports/summary-markdown.ts';
import { everyOutcome, facts, finding, planned, played } from './runs.ts';

const spec = 'https://hl7.org/fhir/R4/http.html#create';
const requirement: RequirementLookup = (id) =>
  id === 'r-1' ? { level: 'SHALL', title: 'A create answers with 201', spec } : undefined;

const options = {
  requirement,
  color: false,
  folder: 'reports/out',
  files: ['run.json', 'junit.xml'],
};

const lines = (width?: number) =>
  consoleSummary(everyOutcome(), { ...options, ...(width === undefined ? {} : { width }) }).split(
    '\n',
  );

describe('consoleSummary', () => {
  it('tells what failed first, then what could not be judged, then warnings', () => {
    const heads = lines().filter((line) => /\(\d+\)$/.test(line));
    expect(heads.map((line) => line.split(':')[0])).toEqual([
      'Failed',
      'Not testable',
      'Harness errors',
      'Did not run (1)',
      'Warnings',
    ]);
  });

  it('says what the server did next to what R4 says, with the link', () => {
    const text = lines();
    const rule = text.indexOf(`  R4 SHALL: A create answers with 201  ${spec}`);
    expect(rule).toBeGreaterThan(0);
    expect(text[rule + 1]).toMatch(/^ {4}✗ search\/modality\/fails — Answered <a href/);
  });

  it('keeps a stack trace out', () => {
    const text = lines().join('\n');
    expect(text).toContain('TypeError: no');
    expect(text).not.toContain('at somewhere');
  });

  it('ends with the counts, the verdict, the files and how to run one check again', () => {
    expect(lines().slice(-5)).toEqual([
      '7 checks: 1 passed · 1 failed · 1 not testable · 1 harness error · 1 warning · ' +
        '1 not applicable · 1 not run',
      'Verdict: not conformant',
      'Reports in reports/out: run.json, junit.xml',
      'Run one check again: npx playwright test --grep "search/modality/fails "',
      '',
    ]);
  });

  it.each([60, 80, 120])(
    'cuts prose to %i columns, but no id, link, reason or command',
    (width) => {
      const text = lines(width);
      const copied = /https:|npx |^ {2}nothing was seeded|checks:/;
      for (const line of text) {
        if (!copied.test(line)) expect(line.length, line).toBeLessThanOrEqual(width);
      }
      expect(text.join('\n')).toContain(spec);
    },
  );

  it('marks what it cut', () => {
    const cut = (width: number) =>
      lines(width)
        .find((line) => line.includes('✗ search/modality/fails'))
        ?.endsWith('…');
    expect([cut(60), cut(400)]).toEqual([true, false]);
  });

  it('colours when asked to, and lets no server do so', () => {
    const code = String.fromCharCode(27);
    expect(lines().join('\n')).not.toContain(code);
    expect(consoleSummary(everyOutcome(), { ...options, color: true })).toContain(code);
  });

  it('lists twenty failures of a kind and counts the rest', () => {
    const many = (count: number, code: string) =>
      Array.from({ length: count }, (_, index) => {
        const id = `crud/${code}/n${index}`;
        const findings = [finding(`Wrong ${index}.`, { code })];
        return {
          planned: planned(id),
          played: played(id, { outcome: 'failed', findings }, 'failed'),
        };
      });
    const run = buildRun(facts([...many(23, 'status'), ...many(20, 'body')]));
    const text = consoleSummary(run, options);
    expect(text.match(/✗ crud\/status/g)).toHaveLength(20);
    expect(text.match(/✗ crud\/body/g)).toHaveLength(20);
    expect(text).toContain('… and 3 more with “status” in run.json');
    expect(text).not.toContain('more with “body”');
    expect(text.match(/R4 SHALL/g)).toHaveLength(1);
  });

  it('tells a fatal diagnosis with its next step, and why nothing ran', () => {
    const fatal = { code: 'hung', message: 'No answer.', nextStep: 'Look at it.', fatal: true };
    const checks = ['crud/a/b', 'crud/a/c'].map((id) => ({ planned: planned(id) }));
    const text = consoleSummary(buildRun(facts(checks, { diagnoses: [fatal] })), options);
    expect(text).toContain('  ✗ hung: No answer.\n    → Look at it.\n');
    expect(text).toContain('Did not run (2)\n  hung: No answer.\n');
    expect(text).toContain('Verdict: not judged');
    const many = Array.from({ length: 9 }, (_, n) => ({ planned: planned(`crud/a/n${n}`) }));
    const long = consoleSummary(buildRun(facts(many, { diagnoses: [fatal] })), options);
    expect(long.match(/· crud/g)).toHaveLength(3);
    expect(long).toContain('… and 6 more in run.json');
  });

  it('cites the check’s own rule when the catalogue has none', () => {
    const text = consoleSummary(everyOutcome(), { ...options, requirement: () => undefined });
    expect(text).toContain('R4 SHALL: Rule of search/modality/fails.');
  });
});

describe('grepOf', () => {
  it('makes a regular expression that finds the id and nothing like it', () => {
    const id = 'search/started/ge+eb.9';
    expect(new RegExp(grepOf(id)).test(`${id} · rule`)).toBe(true);
    expect(new RegExp(grepOf(id)).test('search/started/geeebx9 · rule')).toBe(false);
    expect(new RegExp(grepOf(id)).test(`${id}-more · rule`)).toBe(false);
  });
});

describe('markdownSummary', () => {
  it('keeps a server’s text from becoming markup', () => {
    const text = markdownSummary(everyOutcome(), requirement);
    const row = text.split('\n').find((line) => line.includes('search/modality/fails'));
    expect(row).toContain('&lt;a href="x">&amp;amp;');
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(row).toContain(`[A create answers with 201](${spec})`);
  });
});
