import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What preflight saw, as far as reports tell it. */
export interface Diagnosis {
  code: string;
  message: string;
  nextStep: string;
  fatal: boolean;
}

/** The part of `session.json` that reports read. */
export interface SessionFacts {
  runId: string;
  seed: number;
  profile: 'imagingstudy' | 'declared';
  target: {
    base: string;
    software?: string;
    fhirVersion?: string;
    indexLagMs: number;
    scope: { kind: string; parameter?: string };
    danglingReferences: string;
    searchCache: string;
    types: string[];
    diagnoses: Diagnosis[];
  };
}

/** Where preflight leaves what it found when judging is possible. */
export const sessionFile = 'session.json';

/** Where preflight leaves its diagnoses when judging is impossible. */
export const diagnosesFile = 'diagnoses.json';

/**
 * The session of this run; undefined if preflight left none, or if the file is another run's.
 * @param runId undefined: whichever run it is
 */
export function readSessionFacts(folder: string, runId?: string): SessionFacts | undefined {
  const session = readJson(join(folder, sessionFile)) as SessionFacts | undefined;
  if (session === undefined || (runId !== undefined && session.runId !== runId)) return undefined;
  return session;
}

/** The diagnoses of a preflight that ended fatally; undefined if there are none. */
export function readDiagnoses(folder: string): Diagnosis[] | undefined {
  return readJson(join(folder, diagnosesFile)) as Diagnosis[] | undefined;
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8'));
}
