import type { Finding, Outcome } from '../../evidence/finding.ts';

/** What a process is told before its first run. */
export interface Assignment {
  /** Folders of faults besides the built-in ones. */
  folders: readonly string[];
  /** Base URL of a real server; absent: a fresh reference server for each run. */
  url?: string;
}

/** The checks to run against one faulty server, or against the bare one. */
export interface Job {
  /** What the parent knows the run by. */
  key: string;
  /** Absent: the bare server. */
  fault?: string;
  checks: readonly string[];
  /** Prepare the run past the fault, which lets no run get that far. */
  prepareBare?: boolean;
}

/** What came of it. */
export interface FaultRun {
  key: string;
  /** Why no check was run: preflight's diagnosis, or an error. */
  stopped?: { code: string; message: string };
  results: RunResult[];
  /** What the hooks of the fault threw, each message once. */
  thrown: string[];
  /** What a real server was left with. */
  left: string[];
  software?: string;
  durationMs: number;
}

export interface RunResult {
  id: string;
  outcome: Outcome;
  reason?: string;
  findings: Pick<Finding, 'code' | 'severity'>[];
}
