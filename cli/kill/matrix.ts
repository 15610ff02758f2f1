import type { Check } from '../../fixtures/check.ts';
import type { Controls, KillMatrix } from '../../reports/kill-matrix.ts';
import { type Fault, isVariant, type Variant } from '../../servers/faulty/define.ts';
import type { FaultRun, Job } from './fault-run.ts';
import { controlAll, controlNone } from './faults.ts';
import { type Bare, citing, codesOf, concerned, faultEntry, variantEntry } from './verdict.ts';

/** The key of the run without a fault. */
const BARE = 'bare';

/** All that a matrix is made of, before anything is run. */
export interface Plan {
  faults: readonly Fault[];
  variants: readonly Variant[];
  /** Every check that one of them is run against. */
  checks: readonly Check[];
  controlJobs: readonly Job[];
  jobs: readonly Job[];
  /** Whether a fault is run against all checks it concerns at once. */
  everyCheck: boolean;
}

/**
 * Controls first. A variant is run against all checks; a fault against those that cite it, for they ought to kill
 * it, first those that ask little, and against all it concerns if they do not, or with `everyCheck`.
 */
export function plan(
  given: readonly (Fault | Variant)[],
  available: readonly Check[],
  everyCheck = false,
): Plan {
  const faults = given.filter((one): one is Fault => !isVariant(one));
  const variants = given.filter(isVariant);
  const runs = [
    ...faults.map((fault) => jobOf(fault, roundsOf(fault, available, everyCheck)[0] ?? [])),
    ...variants.map((variant) => jobOf(variant, available)),
  ];
  const used = new Set(
    variants.length > 0 ? available : faults.flatMap((fault) => concerned(fault, available)),
  );
  const checks = available.filter((check) => used.has(check));
  const ids = checks.map(({ id }) => id);
  return {
    faults,
    variants,
    checks,
    controlJobs: [
      { key: BARE, checks: ids },
      { key: controlNone, fault: controlNone, checks: ids },
      { key: controlAll, fault: controlAll, checks: ids, prepareBare: true },
    ],
    jobs: runs.filter((job) => job.checks.length > 0),
    everyCheck,
  };
}

/** Of which a fault may need the last. */
export const MOST_ROUNDS = 3;

/**
 * The checks that a fault is run against, round by round, until one of those that cite it kills it: those that cite
 * it and ask little; all that cite it; all that it concerns. With `everyCheck` these at once.
 */
function roundsOf(fault: Fault, checks: readonly Check[], everyCheck: boolean): Check[][] {
  const all = concerned(fault, checks);
  if (everyCheck) return [all];
  const cite = citing(fault, checks);
  const growing = [cite.filter(({ isWide }) => !isWide), cite, all];
  return growing.filter((round, at) => round.length > (growing[at - 1]?.length ?? 0));
}

/** What was let through until now, against more checks. @param round from 1 on */
export function nextRound(
  { faults, checks, everyCheck }: Plan,
  runs: ReadonlyMap<string, FaultRun>,
  round: number,
): Job[] {
  const bare = bareOf(runs);
  return faults.flatMap((fault) => {
    const more = roundsOf(fault, checks, everyCheck)[round];
    const all = concerned(fault, checks);
    const { onTarget } = faultEntry(fault, runs.get(fault.id), bare, all);
    return onTarget || !more ? [] : [jobOf(fault, more)];
  });
}

function jobOf({ id }: Fault | Variant, checks: readonly Check[]): Job {
  return { key: id, fault: id, checks: checks.map((check) => check.id) };
}

/** A process that died or hung says nothing of what it ran. */
function gaveResult(run: FaultRun | undefined): boolean {
  return run !== undefined && !processBroke(run);
}

/** Whether no result came because the process of the run died or hung. */
export function processBroke({ stopped }: FaultRun): boolean {
  return stopped?.code === 'process';
}

export function bareOf(runs: ReadonlyMap<string, FaultRun>): Bare {
  return new Map((runs.get(BARE)?.results ?? []).map((result) => [result.id, result]));
}

/** What the controls came to: the matrix is void unless the first changes nothing and the second is caught. */
export function judgeControls(runs: ReadonlyMap<string, FaultRun>): Controls {
  const bare = bareOf(runs);
  const none = runs.get(controlNone);
  const all = runs.get(controlAll);
  const differences = (none?.results ?? [])
    .filter(({ id, outcome }) => bare.get(id)?.outcome !== outcome)
    .flatMap((result) => codesOf(result));
  const sound = (id: string) => bare.get(id)?.outcome === 'passed';
  const caught = (all?.results ?? []).some(({ id, outcome }) => sound(id) && outcome === 'failed');
  const undisturbed = (all?.results ?? []).filter(
    ({ id, outcome }) => sound(id) && outcome === 'passed',
  );
  const reasons = [
    ...[runs.get(BARE), none, all].flatMap((run) =>
      run?.stopped ? [`${run.key}: ${run.stopped.code}: ${run.stopped.message}`] : [],
    ),
    ...(bare.size === 0 ? ['no check was run'] : []),
    ...(differences.length > 0
      ? [`${controlNone} breaks nothing, and yet ${differences.length} checks differ`]
      : []),
    ...(caught ? [] : [`${controlAll} breaks everything, and yet no check fails`]),
  ];
  const counts: Record<string, number> = {};
  for (const { outcome } of bare.values()) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    valid: reasons.length === 0,
    ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
    bare: counts,
    none: {
      verdict: none?.stopped ? 'void' : differences.length > 0 ? 'killed' : 'survived',
      differences,
    },
    all: {
      verdict: all?.stopped ? 'void' : caught ? 'killed' : 'survived',
      passed: undisturbed.map(({ id }) => id),
    },
  };
}

/** The matrix: pure, from what was planned and what came of it. */
export function buildMatrix(
  { faults, variants, checks, everyCheck, jobs }: Plan,
  runs: ReadonlyMap<string, FaultRun>,
  facts: Pick<KillMatrix, 'suite' | 'started' | 'finished' | 'target'>,
): KillMatrix {
  const bare = bareOf(runs);
  const notRun = jobs.map(({ key }) => key).filter((key) => !gaveResult(runs.get(key)));
  const entries = faults
    .filter(({ id }) => !notRun.includes(id))
    .map((fault) => faultEntry(fault, runs.get(fault.id), bare, concerned(fault, checks)));
  const right = variants.flatMap((variant) => {
    const run = runs.get(variant.id);
    return run && gaveResult(run) ? [variantEntry(variant, run, bare)] : [];
  });
  const judged = entries.filter(({ verdict }) => verdict !== 'void');
  const killers = new Set(entries.flatMap(({ killedBy }) => killedBy.map(({ check }) => check)));
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    schema: 'https://fhir-lightbox.dev/schema/kill-matrix/1',
    suite: facts.suite,
    spec: '4.0.1',
    started: facts.started,
    target: facts.target,
    controls: judgeControls(runs),
    everyCheck,
    notRun,
    faults: entries,
    variants: right,
    killRate: share(judged.filter(({ verdict }) => verdict === 'killed').length, judged.length),
    onTargetRate: share(judged.filter(({ onTarget }) => onTarget).length, judged.length),
    falseAlarmRate: share(
      right.filter(({ verdict }) => verdict === 'false-alarm').length,
      right.length,
    ),
    checksWithoutFault: [...bare.values()]
      .filter(({ id, outcome }) => outcome === 'passed' && !killers.has(id))
      .map(({ id }) => id),
    finished: facts.finished,
  };
}

/** 0: every fault killed on target, no false alarm; 1: not so; 2: void, or nothing to judge; 3: Lightbox broke. */
export function exitCodeOf(matrix: KillMatrix, runs: Iterable<FaultRun>): 0 | 1 | 2 | 3 {
  const { controls, faults, variants, notRun } = matrix;
  const broke = [...runs].some(
    (run) =>
      run.stopped?.code === 'harness-error' ||
      processBroke(run) ||
      run.results.some(({ outcome }) => outcome === 'harnessError'),
  );
  if (broke) return 3;
  const judged = faults.filter(({ verdict }) => verdict !== 'void');
  if (!controls.valid || notRun.length > 0 || judged.length + variants.length === 0) return 2;
  const right = variants.every(({ verdict }) => verdict === 'passed');
  return right && judged.every(({ onTarget }) => onTarget) ? 0 : 1;
}
