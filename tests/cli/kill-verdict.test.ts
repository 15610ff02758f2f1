import { describe, expect, it } from 'vitest';
import type { FaultRun, Job, RunResult } from '../../cli/kill/fault-run.ts';
import { buildMatrix, exitCodeOf, judgeControls, nextRound, plan } from '../../cli/kill/matrix.ts';
import { citing, concerned, faultEntry, variantEntry } from '../../cli/kill/verdict.ts';
import type { Check } from '../../fixtures/check.ts';
import type { Fault, Variant } from '../../servers/faulty/define.ts';

const check = (id: string, ...requirements: string[]): Check => ({
  id,
  chapter: id.split('/')[0] ?? '',
  rule: `Rule of ${id}.`,
  level: 'SHALL',
  requirements,
  needs: {},
  run: async () => undefined,
});

const checks = [
  check('crud/a/one', 'rest-create-201'),
  check('crud/a/two', 'rest-read-200'),
  check('search/b/one', 'rest-create-201'),
  check('search/b/two', 'search-or'),
];

const fault = (more: Partial<Fault> = {}): Fault => ({
  id: 'f',
  chapter: 'crud',
  breaks: 'Something.',
  requirements: ['rest-create-201'],
  ...more,
});

const variant: Variant = {
  id: 'v',
  chapter: 'crud',
  breaks: 'Nothing that R4 forbids.',
  requirements: [],
  allowedBy: 'http.html#create',
};

const failed = { code: 'status', severity: 'failed' } as const;
const warned = { code: 'header-missing', severity: 'warning' } as const;

const result = (id: string, outcome: RunResult['outcome'] = 'passed'): RunResult => ({
  id,
  outcome,
  findings: outcome === 'failed' ? [failed, failed] : outcome === 'warning' ? [warned] : [],
});

const run = (key: string, results: RunResult[], more: Partial<FaultRun> = {}): FaultRun => ({
  key,
  results,
  thrown: [],
  left: [],
  durationMs: 1,
  ...more,
});

const all = (outcome: RunResult['outcome'] = 'passed') =>
  checks.map(({ id }) => result(id, outcome));
const bare = (...changed: RunResult[]) =>
  new Map([...all(), ...changed].map((one) => [one.id, one]));
const judge = (one: Fault, results: RunResult[], known = bare()) =>
  faultEntry(one, run(one.id, results), known, concerned(one, checks));

describe('concerned', () => {
  it('takes the chapter of the fault and whatever cites it', () => {
    expect(concerned(fault(), checks).map(({ id }) => id)).toEqual([
      'crud/a/one',
      'crud/a/two',
      'search/b/one',
    ]);
  });
});

describe('the verdict on a fault', () => {
  it('is killed on target when a check fails that cites it, each code once', () => {
    expect(judge(fault(), [result('crud/a/one', 'failed')])).toMatchObject({
      verdict: 'killed',
      onTarget: true,
      killedBy: [{ check: 'crud/a/one', code: 'status' }],
    });
  });

  it('is killed off target by any other check', () => {
    expect(judge(fault(), [result('crud/a/one'), result('crud/a/two', 'failed')])).toMatchObject({
      verdict: 'killed',
      onTarget: false,
    });
  });

  it('survives warnings, unless it breaks no SHALL', () => {
    const results = [result('crud/a/one', 'warning')];
    expect(judge(fault(), results).verdict).toBe('survived');
    expect(judge(fault({ level: 'SHOULD' }), results)).toMatchObject({
      verdict: 'killed',
      killedBy: [{ check: 'crud/a/one', code: 'header-missing' }],
    });
  });

  it('survives what is not testable, and says so', () => {
    const untested = { ...result('crud/a/one', 'notTestable'), reason: 'nothing is stored' };
    const entry = judge(fault(), [untested]);
    expect(entry).toMatchObject({ verdict: 'survived', onTarget: false, killedBy: [] });
    expect(entry.reason).toContain('crud/a/one is notTestable (nothing is stored)');
  });

  it('is void where the target has it already', () => {
    const known = bare(result('crud/a/one', 'failed'), result('search/b/one', 'failed'));
    const entry = judge(fault(), [result('crud/a/one', 'failed')], known);
    expect(entry).toMatchObject({ verdict: 'void', killedBy: [] });
    expect(entry.reason).toContain('has the fault itself');
  });

  it('is void where the target cannot show it', () => {
    const known = bare(
      { ...result('crud/a/one', 'notApplicable'), reason: 'not declared' },
      result('search/b/one', 'notApplicable'),
    );
    expect(judge(fault(), [], known).reason).toContain('notApplicable (not declared)');
  });

  it('is void where no check looks at its chapter', () => {
    const entry = judge(fault({ chapter: 'patch', requirements: ['patch-1'] }), []);
    expect(entry).toMatchObject({ verdict: 'void' });
    expect(entry.reason).toContain("'patch'");
  });

  it('tells a requirement that does not exist, and one that no check cites', () => {
    const entry = judge(fault({ requirements: ['rest-create-2001'] }), []);
    expect(entry.verdict).toBe('survived');
    expect(entry.reason).toContain("there is no requirement 'rest-create-2001'");
    expect(entry.reason).toContain('no check cites any of its requirements');
  });

  it('tells that no check was run', () => {
    const stopped = { code: 'not-fhir', message: 'It is a web page.\nat line 1' };
    const entry = faultEntry(fault(), run('f', [], { stopped }), bare(), checks);
    expect(entry.verdict).toBe('survived');
    expect(entry.reason).toContain('not-fhir: It is a web page.');
  });
});

describe('the verdict on a variant', () => {
  it('passes with warnings, which are listed', () => {
    expect(
      variantEntry(variant, run('v', [result('crud/a/one', 'warning')]), bare()),
    ).toMatchObject({
      verdict: 'passed',
      findings: [{ check: 'crud/a/one', code: 'header-missing', outcome: 'warning' }],
    });
  });

  it.each(['failed', 'notTestable', 'harnessError'] as const)(
    'is a false alarm when a check is %s',
    (outcome) => {
      const entry = variantEntry(variant, run('v', [result('crud/a/one', outcome)]), bare());
      expect(entry).toMatchObject({ verdict: 'false-alarm', findings: [{ outcome }] });
    },
  );

  it('is a false alarm when the run stops', () => {
    const stopped = { code: 'read-only', message: 'It refuses writes.' };
    const entry = variantEntry(variant, run('v', [], { stopped }), bare());
    expect(entry.verdict).toBe('false-alarm');
    expect(entry.reason).toContain('read-only');
  });

  it('is not blamed for what the bare server does', () => {
    const known = bare(result('crud/a/one', 'failed'));
    const entry = variantEntry(variant, run('v', [result('crud/a/one', 'failed')]), known);
    expect(entry).toMatchObject({ verdict: 'passed', findings: [] });
  });
});

describe('the controls', () => {
  const controls = (none: RunResult[], broken: RunResult[]) =>
    judgeControls(
      new Map(
        [run('bare', all()), run('control-none', none), run('control-all', broken)].map((one) => [
          one.key,
          one,
        ]),
      ),
    );

  it('hold when nothing is changed by the one and checks fail with the other', () => {
    const passed = controls(all(), [result('crud/a/one'), ...all('failed').slice(1)]);
    expect(passed).toMatchObject({
      valid: true,
      bare: { passed: 4 },
      none: { verdict: 'survived', differences: [] },
      all: { verdict: 'killed', passed: ['crud/a/one'] },
    });
  });

  it('make the matrix void when a check differs without a fault', () => {
    const { valid, reason } = controls([result('crud/a/one', 'failed')], all('failed'));
    expect(valid).toBe(false);
    expect(reason).toContain('control-none');
  });

  it('make the matrix void when nothing fails though everything is broken', () => {
    const { valid, reason } = controls(all(), all());
    expect(valid).toBe(false);
    expect(reason).toContain('control-all');
  });

  it('make the matrix void when they did not run', () => {
    expect(judgeControls(new Map())).toMatchObject({ valid: false });
  });
});

describe('the matrix', () => {
  const runsOf = (...more: FaultRun[]) =>
    new Map(
      [
        run('bare', all()),
        run('control-none', all()),
        run('control-all', all('failed')),
        ...more,
      ].map((one) => [one.key, one]),
    );
  const facts = {
    suite: { name: 'fhir-lightbox', version: '0.1.0' },
    started: '2026-01-02T03:04:05.678Z',
    finished: '2026-01-02T03:05:05.678Z',
    target: {},
  };
  const survivor = fault({ id: 'g' });
  const matrixOf = (given: (Fault | Variant)[], ...more: FaultRun[]) => {
    const runs = runsOf(...more);
    const matrix = buildMatrix(plan(given, checks), runs, facts);
    return { matrix, exit: exitCodeOf(matrix, runs.values()) };
  };
  const killing = run('f', [result('crud/a/one', 'failed')]);

  it('counts, and names the checks that nothing kills', () => {
    const { matrix, exit } = matrixOf(
      [fault(), survivor, variant],
      killing,
      run('g', []),
      run('v', []),
    );
    expect(matrix).toMatchObject({ killRate: 0.5, onTargetRate: 0.5, falseAlarmRate: 0 });
    expect(matrix.checksWithoutFault).toEqual(['crud/a/two', 'search/b/one', 'search/b/two']);
    expect(exit).toBe(1);
  });

  const sizes = (jobs: readonly Job[]) => jobs.map(({ key, checks: ids }) => [key, ids.length]);

  it('names what was not run, and does not judge it', () => {
    const { matrix } = matrixOf([fault(), survivor, variant], killing);
    expect(matrix.notRun).toEqual(['g', 'v']);
    expect(matrix.faults.map(({ id }) => id)).toEqual(['f']);
    expect(matrix).toMatchObject({ killRate: 1, variants: [] });
  });

  it('does not judge what a process gave no result of', () => {
    const lost = (key: string) =>
      run(key, [], { stopped: { code: 'process', message: 'no result after 600 s' } });
    const { matrix, exit } = matrixOf([fault(), survivor, variant], killing, lost('g'), lost('v'));
    expect(matrix).toMatchObject({ notRun: ['g', 'v'], variants: [], killRate: 1 });
    expect(exit).toBe(3);
  });

  it('plans each fault against what cites it and each variant against everything', () => {
    const { jobs, controlJobs } = plan([fault(), variant], checks);
    expect(sizes(jobs)).toEqual([
      ['f', citing(fault(), checks).length],
      ['v', 4],
    ]);
    expect(sizes(controlJobs)).toEqual([
      ['bare', 4],
      ['control-none', 4],
      ['control-all', 4],
    ]);
  });

  it('plans each fault against all it concerns when every check is asked for, and once', () => {
    const planned = plan([fault()], checks, true);
    expect(sizes(planned.jobs)).toEqual([['f', 3]]);
    expect(nextRound(planned, runsOf(run('f', all())), 1)).toEqual([]);
  });

  it('runs what the citing checks let through, and nothing else, against all it concerns', () => {
    const planned = plan([fault(), survivor], checks);
    const off = run('f', [result('crud/a/two', 'failed')]);
    expect(sizes(nextRound(planned, runsOf(killing, run('g', all())), 1))).toEqual([['g', 3]]);
    expect(sizes(nextRound(planned, runsOf(off, run('g', [])), 1))).toEqual([
      ['f', 3],
      ['g', 3],
    ]);
  });

  it('runs checks that ask much against what the narrower ones that cite it let through', () => {
    const wide: Check = { ...check('crud/a/wide', 'rest-create-201'), isWide: true };
    const planned = plan([fault()], [...checks, wide]);
    expect(planned.jobs[0]?.checks).not.toContain('crud/a/wide');
    expect(nextRound(planned, runsOf(run('f', all())), 1)[0]?.checks).toContain('crud/a/wide');
    expect([1, 2].map((round) => nextRound(planned, runsOf(killing), round))).toEqual([[], []]);
  });

  it('plans a fault that nothing cites against its chapter at once', () => {
    const planned = plan([fault({ requirements: [] })], checks);
    expect(sizes(planned.jobs)).toEqual([['f', 2]]);
    expect(nextRound(planned, runsOf(run('f', all())), 1)).toEqual([]);
  });

  it.each([
    ['everything is as it should be', 0, [killing, run('v', [])]],
    ['a variant draws a false alarm', 1, [killing, run('v', [result('crud/a/one', 'failed')])]],
    ['the matrix is void', 2, [killing, run('v', []), run('control-all', all())]],
    ['not all was run', 2, [killing]],
    ['Lightbox breaks', 3, [killing, run('v', [result('crud/a/one', 'harnessError')])]],
  ])('comes, when %s, to exit code %i', (_, code, runs) => {
    expect(matrixOf([fault(), variant], ...runs).exit).toBe(code);
  });
});
