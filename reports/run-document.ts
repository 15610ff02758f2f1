import type { Finding, Level, Outcome } from '../evidence/finding.ts';

/** `run.json`: the document that every other report is a view of. Its schema is run-document.schema.json. */
export interface RunDocument {
  schema: 'https://fhir-lightbox.dev/schema/run/1';
  suite: { name: string; version: string };
  spec: '4.0.1';
  runId: string;
  seed: number;
  /** ISO instants; `finished` is the footer: a document without it is refused. */
  started: string;
  finished: string;
  profile: 'imagingstudy' | 'declared';
  target: {
    url: string;
    software?: string;
    fhirVersion?: string;
    /** Redacted. */
    settings: Record<string, unknown>;
    /** What preflight found: reference policy, index lag in ms, scope, cache, types served. */
    preflight?: Record<string, unknown>;
    diagnoses?: { code: string; message: string; nextStep: string; fatal: boolean }[];
  };
  counts: Counts;
  verdict: 'conformant' | 'not-conformant' | 'not-judged';
  checks: CheckEntry[];
}

/** planned = the sum of all the others. */
export interface Counts {
  planned: number;
  passed: number;
  warning: number;
  failed: number;
  notApplicable: number;
  notTestable: number;
  harnessError: number;
  notRun: number;
}

export interface CheckEntry {
  id: string;
  /** The rule, as one sentence. */
  title: string;
  chapter: string;
  level: Level;
  requirements: string[];
  parameter?: string;
  behaviour?: string;
  outcome: Outcome | 'notRun';
  reason?: string;
  findings: Finding[];
  durationMs: number;
  exchanges: number;
  /** What the check measured besides, by name. */
  data?: Record<string, unknown>;
}
