import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { allureLabels, allureLinks } from '../../reports/allure.ts';
import { allureDescription } from '../../reports/allure-description.ts';
import { readDiagnoses, readSessionFacts } from '../../reports/session-facts.ts';
import { finding, planned } from './runs.ts';

const spec = 'https://hl7.org/fhir/R4/search.html#token';
const requirement = (id: string) =>
  id === 'r-1' ? { level: 'SHALL' as const, title: 'A rule', spec } : undefined;

const labels = (...args: Parameters<typeof planned>) =>
  Object.fromEntries(allureLabels(planned(...args)).map(({ name, value }) => [name, value]));

describe('Allure labels', () => {
  it('put a check under its chapter and parameter, or its subject', () => {
    expect(labels('search/token/x', { parameter: 'modality' })).toMatchObject({
      epic: 'ImagingStudy R4',
      feature: 'search',
      story: 'modality',
    });
    expect(labels('crud/create/location')).toMatchObject({ feature: 'crud', story: 'create' });
  });

  it.each([
    ['SHALL', 'critical'],
    ['SHOULD', 'normal'],
    ['MAY', 'minor'],
  ] as const)('%s is %s', (level, severity) => {
    expect(labels('crud/a/b', { level }).severity).toBe(severity);
  });

  it('link to every requirement that the catalogue knows', () => {
    const links = allureLinks(planned('crud/a/b', { requirements: ['r-1', 'r-2'] }), requirement);
    expect(links).toEqual([{ name: 'R4 SHALL: A rule', url: spec, type: 'link' }]);
  });
});

describe('Allure description', () => {
  it('shows values in code spans that they cannot leave, cut when they are long', () => {
    const actual = `\`\`tick\`\` ${'x'.repeat(5000)}`;
    const findings = [finding('<script>alert(1)</script> *bold*', { actual })];
    const result = {
      id: 'a/b/c',
      outcome: 'failed' as const,
      findings,
      durationMs: 1,
      exchanges: 1,
    };
    const text = allureDescription(planned('a/b/c'), result, requirement);
    expect(text).toContain('&lt;script>alert(1)&lt;/script> \\*bold\\*');
    expect(text).toContain('- actual: ``` "``tick``');
    expect(text.length).toBeLessThan(3000);
  });
});

describe('session facts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lightbox-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are those of this run only', () => {
    expect(readSessionFacts(folder, 'run1')).toBeUndefined();
    expect(readDiagnoses(folder)).toBeUndefined();
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ runId: 'run1', seed: 3 }));
    expect(readSessionFacts(folder, 'run1')?.seed).toBe(3);
    expect(readSessionFacts(folder)?.seed).toBe(3);
    expect(readSessionFacts(folder, 'run2')).toBeUndefined();
  });
});
