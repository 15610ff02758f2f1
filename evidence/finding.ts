/** What a check can come to (ARCHITECTURE.md, "Outcomes"); none of the last four is ever shown green. */
export type Outcome =
  | 'passed'
  | 'warning'
  | 'failed'
  | 'notApplicable'
  | 'notTestable'
  | 'harnessError';

export const outcomes: readonly Outcome[] = [
  'passed',
  'warning',
  'failed',
  'notApplicable',
  'notTestable',
  'harnessError',
];

/** Obligation that a check holds the server to (RFC 2119 as R4 uses it). */
export type Level = 'SHALL' | 'SHOULD' | 'MAY';

/** The data of a non-pass: what was expected, what came, and in which exchange. */
export interface Finding {
  /** Permanent machine-readable kind, e.g. `status`, `header-missing`, `missing-matches`. */
  code: string;
  /** `failed`: a SHALL is broken; `warning`: a SHOULD is broken. */
  severity: 'failed' | 'warning';
  /** One sentence: what the server did. */
  message: string;
  expected: unknown;
  actual: unknown;
  /** FHIRPath of the place in the response, where there is one. */
  expression?: string;
  /** Id of the exchange it was seen in. */
  exchange?: string;
}

/** The verdict on one check. */
export interface CheckResult {
  id: string;
  outcome: Outcome;
  /** Why it is not applicable or not testable, or what broke in the harness. */
  reason?: string;
  findings: Finding[];
  durationMs: number;
  /** Number of exchanges the check caused. */
  exchanges: number;
  /** What the check measured besides, by name. */
  data?: Record<string, unknown>;
}
