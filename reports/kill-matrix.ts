/**
 * `kill-matrix.json`: which wrong servers the checks catch, and which right ones they leave alone. Its schema is
 * kill-matrix.schema.json.
 */
export interface KillMatrix {
  schema: 'https://fhir-lightbox.dev/schema/kill-matrix/1';
  suite: { name: string; version: string };
  spec: '4.0.1';
  /** ISO instants. */
  started: string;
  finished: string;
  /** Without a URL: the embedded reference server. */
  target: { url?: string; software?: string };
  controls: Controls;
  /**
   * Whether every fault was run against all checks of its chapter. If not, those that the checks citing them kill
   * were run against these alone, so that `killedBy` does not name what else would have failed.
   */
  everyCheck: boolean;
  /**
   * Ids of faults and variants that were to be run, and gave no result: the controls failed, it was interrupted, or
   * their process died or hung.
   */
  notRun: string[];
  faults: FaultEntry[];
  variants: VariantEntry[];
  /** Killed faults among those that are not void. */
  killRate: number;
  /** Faults killed by a check that cites a requirement of theirs, among those that are not void. */
  onTargetRate: number;
  /** False alarms among the variants. */
  falseAlarmRate: number;
  /** Checks that pass on the bare server and that no fault makes fail. */
  checksWithoutFault: string[];
}

/** What the matrix is worth: void unless both controls come out as they must. */
export interface Controls {
  valid: boolean;
  /** Why the matrix is void. */
  reason?: string;
  /** Outcomes of the checks on the server without any fault. */
  bare: Record<string, number>;
  /** The fault that breaks nothing; `differences` to the bare server. */
  none: { verdict: 'survived' | 'killed' | 'void'; differences: KilledBy[] };
  /** The fault that breaks everything; `passed`: the checks that it does not disturb. */
  all: { verdict: 'survived' | 'killed' | 'void'; passed: string[] };
}

/** A check that failed (or warned, where the fault breaks no SHALL), and the code of its finding. */
export interface KilledBy {
  check: string;
  code: string;
}

export interface FaultEntry {
  id: string;
  chapter: string;
  breaks: string;
  requirements: string[];
  level: 'SHALL' | 'SHOULD' | 'MAY';
  seenIn?: string;
  verdict: 'killed' | 'survived' | 'void';
  killedBy: KilledBy[];
  /** How many checks it was run against. */
  checksRun: number;
  /** A check that cites one of the fault's requirements is among those that killed it. */
  onTarget: boolean;
  /** Why it is void, or what else there is to know. */
  reason?: string;
  durationMs: number;
}

export interface VariantEntry {
  id: string;
  chapter: string;
  breaks: string;
  allowedBy: string;
  verdict: 'passed' | 'false-alarm';
  /** Warnings too; `not-testable` and `harness-error` stand for checks that came to no verdict. */
  findings: (KilledBy & { outcome: 'warning' | 'failed' | 'notTestable' | 'harnessError' })[];
  reason?: string;
  durationMs: number;
}
