import type { Check } from '../../fixtures/check.ts';
import type { FaultEntry, KilledBy, VariantEntry } from '../../reports/kill-matrix.ts';
import { requirements as catalogue } from '../../requirements/index.ts';
import { nearIds } from '../../requirements/near.ts';
import type { Fault, Variant } from '../../servers/faulty/define.ts';
import type { FaultRun, RunResult } from './fault-run.ts';

/** Outcomes on the server without a fault, by check. */
export type Bare = ReadonlyMap<string, RunResult>;

/** Checks that cite one of the fault's requirements: they ought to kill it. */
export function citing(fault: Fault | Variant, checks: readonly Check[]): Check[] {
  return checks.filter(({ requirements }) =>
    requirements.some((requirement) => fault.requirements.includes(requirement)),
  );
}

/** The checks that a fault is run against: those of its chapter, and those that cite it. */
export function concerned(fault: Fault | Variant, checks: readonly Check[]): Check[] {
  const cite = new Set(citing(fault, checks));
  return checks.filter((check) => check.chapter === fault.chapter || cite.has(check));
}

/**
 * Whether a fault was caught. A check that fails on the bare server as well says nothing about the fault.
 * @param checks those it was run against
 */
export function faultEntry(
  fault: Fault,
  run: FaultRun | undefined,
  bare: Bare,
  checks: readonly Check[],
): FaultEntry {
  const level = fault.level ?? 'SHALL';
  const killing = (run?.results ?? []).filter(
    (result) =>
      (result.outcome === 'failed' || (level !== 'SHALL' && result.outcome === 'warning')) &&
      bare.get(result.id)?.outcome !== result.outcome,
  );
  const cite = citing(fault, checks);
  const ids = new Set(cite.map(({ id }) => id));
  const onTarget = killing.some(({ id }) => ids.has(id));
  const emptiness = killing.length > 0 ? undefined : whyVoid(fault, cite, checks, bare);
  const reasons = [
    emptiness,
    ...(run?.stopped ? [stopText(run)] : []),
    ...(onTarget || emptiness ? [] : whyNot(fault, run, cite, bare)),
    ...(run?.thrown ?? []).map((message) => `a hook threw: ${message}`),
  ].filter((reason) => reason !== undefined);
  return {
    id: fault.id,
    chapter: fault.chapter,
    breaks: fault.breaks,
    requirements: [...fault.requirements],
    level,
    ...(fault.seenIn === undefined ? {} : { seenIn: fault.seenIn }),
    verdict: killing.length > 0 ? 'killed' : emptiness ? 'void' : 'survived',
    killedBy: killing.flatMap((result) =>
      codesOf(result, level === 'SHALL' ? ['failed'] : ['failed', 'warning']),
    ),
    checksRun: run?.results.length ?? 0,
    onTarget,
    ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
    durationMs: run?.durationMs ?? 0,
  };
}

/** Whether a right server was left alone. What the bare server shows as well is not the variant's doing. */
export function variantEntry(variant: Variant, run: FaultRun, bare: Bare): VariantEntry {
  const told = run.results.filter(
    ({ id, outcome }) =>
      outcome !== 'passed' && outcome !== 'notApplicable' && bare.get(id)?.outcome !== outcome,
  );
  const findings = told.flatMap((result) => {
    const { outcome } = result as { outcome: VariantEntry['findings'][number]['outcome'] };
    return codesOf(result, ['failed', 'warning']).map((by) => ({ ...by, outcome }));
  });
  const wrong = told.filter(({ outcome }) => outcome !== 'warning');
  const untold = wrong.filter(({ outcome }) => outcome !== 'failed');
  const reasons = [
    ...(run.stopped ? [stopText(run)] : []),
    ...untold.slice(0, 3).map(({ id, reason }) => `${id}: ${firstLine(reason ?? '')}`),
    ...run.thrown.map((message) => `a hook threw: ${message}`),
  ];
  return {
    id: variant.id,
    chapter: variant.chapter,
    breaks: variant.breaks,
    allowedBy: variant.allowedBy,
    verdict: wrong.length > 0 || run.stopped ? 'false-alarm' : 'passed',
    findings,
    ...(reasons.length > 0 ? { reason: reasons.join('; ') } : {}),
    durationMs: run.durationMs,
  };
}

/** Each code once; what has no finding goes by its outcome. */
export function codesOf(
  { id, outcome, findings }: RunResult,
  severities: readonly ('failed' | 'warning')[] = ['failed', 'warning'],
): KilledBy[] {
  const said = findings.filter(({ severity }) => severities.includes(severity));
  const codes = said.length > 0 ? said.map(({ code }) => code) : [kebab(outcome)];
  return [...new Set(codes)].map((code) => ({ check: id, code }));
}

/** Why the target cannot show the fault at all. */
function whyVoid(
  fault: Fault,
  cite: readonly Check[],
  checks: readonly Check[],
  bare: Bare,
): string | undefined {
  if (checks.length === 0) {
    return `no check is of the chapter '${fault.chapter}' or cites a requirement of the fault`;
  }
  const outcomes = cite.map(({ id }) => bare.get(id));
  if (outcomes.length === 0 || outcomes.some((result) => isSound(result))) return undefined;
  const [first] = outcomes;
  const why = first?.reason === undefined ? '' : ` (${firstLine(first.reason)})`;
  const fails = outcomes.every((result) => result?.outcome === 'failed');
  return fails
    ? `the target has the fault itself: ${first?.id} fails without it`
    : `the target cannot show it: without it ${first?.id} is ${first?.outcome}${why}`;
}

function isSound(result: RunResult | undefined): boolean {
  return result?.outcome === 'passed' || result?.outcome === 'warning';
}

/** What stood in the way of a kill on target. */
function whyNot(
  fault: Fault,
  run: FaultRun | undefined,
  cite: readonly Check[],
  bare: Bare,
): string[] {
  if (run?.stopped) return [];
  const ids = new Set(cite.map(({ id }) => id));
  const mine = (run?.results ?? []).filter(
    ({ id, outcome }) => ids.has(id) && bare.get(id)?.outcome !== outcome,
  );
  const others = (run?.results ?? []).filter(
    ({ id, outcome }) => !ids.has(id) && outcome === 'notTestable' && isSound(bare.get(id)),
  );
  return [
    ...unknownRequirements(fault),
    ...(cite.length === 0 ? ['no check cites any of its requirements'] : []),
    ...mine.map(
      ({ id, outcome, reason }) =>
        `${id} is ${outcome}${reason === undefined ? '' : ` (${firstLine(reason)})`}`,
    ),
    ...(others.length > 0 ? [`${others.length} other checks are notTestable`] : []),
  ];
}

function unknownRequirements(fault: Fault): string[] {
  const known = catalogue().map(({ id }) => id);
  return fault.requirements
    .filter((id) => !known.includes(id))
    .map((id) => {
      const [near] = nearIds(id, known, 1);
      return `there is no requirement '${id}'${near ? `; did you mean ${near}?` : ''}`;
    });
}

function stopText({ stopped }: FaultRun): string {
  return `no check was run, the run stopped: ${stopped?.code}: ${firstLine(stopped?.message ?? '')}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

function kebab(outcome: string): string {
  return outcome.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
