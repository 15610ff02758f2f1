import { describe, expect, it } from 'vitest';
import { buildRun } from '../../reports/build-run.ts';
import type { SessionFacts } from '../../reports/session-facts.ts';
import type { Played } from '../../reports/settle.ts';
import { everyOutcome, facts, finding, planned, played } from './runs.ts';

const id = 'crud/a/b';
const one = (outcome: Played | undefined, strict = false) =>
  buildRun(
    facts([{ planned: planned(id), ...(outcome === undefined ? {} : { played: outcome }) }], {
      strict,
    }),
  );

describe('outcomes', () => {
  it('keeps each of the six outcomes and tells what never ran', () => {
    const run = everyOutcome();
    expect(run.checks.map((check) => check.outcome)).toEqual([
      'passed',
      'warning',
      'failed',
      'notApplicable',
      'notTestable',
      'harnessError',
      'notRun',
    ]);
    expect(run.counts).toEqual({
      planned: 7,
      passed: 1,
      warning: 1,
      failed: 1,
      notApplicable: 1,
      notTestable: 1,
      harnessError: 1,
      notRun: 1,
    });
  });

  it.each<[string, Played, string, RegExp]>([
    ['a crash', { status: 'failed', durationMs: 1, error: 'boom' }, 'harnessError', /boom/],
    ['a timeout', { status: 'timedOut', durationMs: 1 }, 'harnessError', /timedOut/],
    ['green without a result', { status: 'passed', durationMs: 1 }, 'harnessError', /result/],
    ['skipped without a result', { status: 'skipped', durationMs: 1 }, 'notRun', /skipped/],
    ['cut short', { status: 'interrupted', durationMs: 1 }, 'notRun', /interrupted/],
    ['cut short after a pass', played(id, {}, 'interrupted'), 'notRun', /interrupted/],
    ['a pass in a red test', played(id, {}, 'failed'), 'harnessError', /passed.*failed/],
    ["another check's result", played('crud/x/y', {}), 'harnessError', /crud\/x\/y/],
  ])('%s', (_, outcome, expected, reason) => {
    const [check] = one(outcome).checks;
    expect(check?.outcome).toBe(expected);
    expect(check?.reason).toMatch(reason);
  });

  it('takes the word of a check that failed in a test that is green by mistake', () => {
    const run = one(played(id, { outcome: 'failed', findings: [finding('no')] }, 'passed'));
    expect(run.verdict).toBe('not-conformant');
  });

  it('writes an undefined expectation as null, so that the document keeps its fields', () => {
    const odd = finding('no', { expected: undefined, actual: undefined });
    const run = one(played(id, { outcome: 'failed', findings: [odd] }, 'failed'));
    expect(JSON.parse(JSON.stringify(run)).checks[0].findings[0]).toMatchObject({
      expected: null,
      actual: null,
    });
  });

  it('keeps the worst of several runs of one check', () => {
    const bad = played(id, { outcome: 'failed', findings: [finding('no')] }, 'failed');
    const runs = [played(id, {}), bad, played(id, {})];
    const run = buildRun(facts(runs.map((run) => ({ planned: planned(id), played: run }))));
    expect(run.checks.map((check) => check.outcome)).toEqual(['failed']);
  });
});

describe('verdict', () => {
  const warning = played(id, {
    outcome: 'warning',
    findings: [finding('no', { severity: 'warning' })],
  });

  it.each<[string, Played | undefined, boolean, string]>([
    ['a pass', played(id, {}), false, 'conformant'],
    ['a warning', warning, false, 'conformant'],
    ['a warning, strictly', warning, true, 'not-conformant'],
    ['a warning, strictly, red', { ...warning, status: 'failed' }, true, 'not-conformant'],
    [
      'nothing applicable',
      played(id, { outcome: 'notApplicable' }, 'skipped'),
      false,
      'not-judged',
    ],
    ['not testable', played(id, { outcome: 'notTestable' }, 'failed'), false, 'not-judged'],
    ['a harness error', played(id, { outcome: 'harnessError' }, 'failed'), false, 'not-judged'],
    ['never run', undefined, false, 'not-judged'],
  ])('%s', (_, outcome, strict, verdict) => {
    expect(one(outcome, strict).verdict).toBe(verdict);
  });

  it.each<[string, Played | undefined]>([
    ['not testable', played(id, { outcome: 'notTestable' }, 'failed')],
    ['a harness error', played(id, { outcome: 'harnessError' }, 'failed')],
    ['never run', undefined],
  ])('is not judged when one of two is %s, though the other passed', (_, outcome) => {
    const open = { planned: planned(id), ...(outcome === undefined ? {} : { played: outcome }) };
    const right = { planned: planned('crud/a/right'), played: played('crud/a/right', {}) };
    expect(buildRun(facts([right, open])).verdict).toBe('not-judged');
  });

  it('is not judged when no check was planned', () => {
    expect(buildRun(facts([])).verdict).toBe('not-judged');
  });

  it('is not conformant when something failed, whatever else is open', () => {
    expect(everyOutcome().verdict).toBe('not-conformant');
  });
});

describe('target', () => {
  const session: SessionFacts = {
    runId: 'run1',
    seed: 99,
    profile: 'declared',
    target: {
      base: 'https://user:secret@example.org/fhir?apikey=secret',
      software: 'Server 1',
      fhirVersion: '4.0.1',
      indexLagMs: 40,
      scope: { kind: 'tag', parameter: '_tag' },
      danglingReferences: 'refused',
      searchCache: 'none',
      types: ['ImagingStudy'],
      diagnoses: [{ code: 'index-lag', message: 'Slow.', nextStep: 'Wait.', fatal: false }],
    },
  };

  it('comes from the session, without what may be secret in a URL', () => {
    const run = buildRun(facts([], { session }));
    expect(run).toMatchObject({ seed: 99, profile: 'declared' });
    expect(run.target).toMatchObject({
      url: 'https://example.org/fhir',
      software: 'Server 1',
      preflight: { indexLagMs: 40, danglingReferences: 'refused' },
    });
    expect(JSON.stringify(run)).not.toContain('secret');
  });

  it('tells the fatal diagnosis as the reason why nothing ran', () => {
    const fatal = { code: 'hung', message: 'No answer in 10 s.', nextStep: 'Look.', fatal: true };
    const run = buildRun(facts([{ planned: planned(id) }], { diagnoses: [fatal] }));
    expect(run.target.diagnoses).toEqual([fatal]);
    expect(run.checks[0]).toMatchObject({ outcome: 'notRun', reason: 'hung: No answer in 10 s.' });
  });
});
