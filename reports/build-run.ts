import type { PlannedCheck } from './planned-check.ts';
import type { CheckEntry, RunDocument } from './run-document.ts';
import type { Diagnosis, SessionFacts } from './session-facts.ts';
import { type Played, settle } from './settle.ts';
import { tally, verdictOf } from './verdict.ts';

/** Everything a run document is made of. */
export interface RunFacts {
  suite: { name: string; version: string };
  runId: string;
  seed: number;
  profile: RunDocument['profile'];
  started: string;
  finished: string;
  /** Base URL of the target as configured; the session's, where there is one, takes its place. */
  url: string;
  /** Warnings count as failures. */
  strict: boolean;
  /** Already free of secrets. */
  settings: Record<string, unknown>;
  /** Absent when preflight did not finish. */
  session?: SessionFacts;
  /** What a preflight that ended fatally left instead of a session. */
  diagnoses?: Diagnosis[];
  /** One entry for each test that stands for a check. */
  checks: { planned: PlannedCheck; played?: Played }[];
  /** Why checks that never started did not, where the runner knows. */
  notRunReason?: string;
}

/** Worst first: when a check ran more than once (`--repeat-each`), its worst run is its verdict. */
const gravity: readonly CheckEntry['outcome'][] = [
  'failed',
  'harnessError',
  'notTestable',
  'notRun',
  'warning',
  'passed',
  'notApplicable',
];

/**
 * Puts together the run document: planned checks, what became of each, and the target's facts.
 * Pure: no clock, no files.
 */
export function buildRun(facts: RunFacts): RunDocument {
  const { session } = facts;
  const diagnoses = session?.target.diagnoses ?? facts.diagnoses ?? [];
  const notRunReason = reasonNotRun(diagnoses, facts.notRunReason);
  const worst = new Map<string, CheckEntry>();
  for (const { planned, played } of facts.checks) {
    const entry = settle(planned, played, { strict: facts.strict, notRunReason });
    const known = worst.get(entry.id);
    if (known === undefined || worse(entry, known)) worst.set(entry.id, entry);
  }
  const checks = [...worst.values()];
  const counts = tally(checks);
  return {
    schema: 'https://fhir-lightbox.dev/schema/run/1',
    suite: facts.suite,
    spec: '4.0.1',
    runId: facts.runId,
    seed: session?.seed ?? facts.seed,
    started: facts.started,
    profile: session?.profile ?? facts.profile,
    target: target(facts, diagnoses),
    counts,
    verdict: verdictOf(counts, facts.strict),
    checks,
    finished: facts.finished,
  };
}

function worse(a: CheckEntry, b: CheckEntry): boolean {
  return gravity.indexOf(a.outcome) < gravity.indexOf(b.outcome);
}

function reasonNotRun(diagnoses: readonly Diagnosis[], runner: string | undefined): string {
  const fatal = diagnoses.find((diagnosis) => diagnosis.fatal);
  if (fatal !== undefined) return `${fatal.code}: ${fatal.message}`;
  return runner ?? 'the run ended before it';
}

function target(facts: RunFacts, diagnoses: Diagnosis[]): RunDocument['target'] {
  const seen = facts.session?.target;
  const optional = {
    ...(seen?.software === undefined ? {} : { software: seen.software }),
    ...(seen?.fhirVersion === undefined ? {} : { fhirVersion: seen.fhirVersion }),
  };
  return {
    url: withoutSecrets(seen?.base ?? facts.url),
    ...optional,
    settings: { ...facts.settings, strict: facts.strict },
    ...(seen === undefined
      ? {}
      : {
          preflight: {
            indexLagMs: seen.indexLagMs,
            scope: seen.scope,
            danglingReferences: seen.danglingReferences,
            searchCache: seen.searchCache,
            types: seen.types,
          },
        }),
    diagnoses,
  };
}

/** A base URL without user, password and query: what people put there is often a secret. */
function withoutSecrets(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href.replace(/\/$/, '');
}
