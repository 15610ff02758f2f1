import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorSubject } from '../../fixtures/anchor.ts';
import { preflight } from '../../fixtures/preflight.ts';
import { writeSession } from '../../fixtures/session.ts';
import { sessionFile } from '../../fixtures/station.ts';
import { test } from '../playwright.ts';

/** Nothing else runs unless this passes: it settles what the target is and can do. */
test('preflight', async ({ station }) => {
  const { settings, transport, recorder, ledger, runId } = station;
  const { out, seed, profile } = settings;
  const diagnosesFile = join(out, 'diagnoses.json');
  mkdirSync(out, { recursive: true });
  // What an earlier run left must not be taken for this one's.
  for (const file of [sessionFile(out), diagnosesFile]) rmSync(file, { force: true });
  const { facts, diagnoses } = await preflight(settings, transport, { runId, recorder, ledger });
  if (!facts) {
    writeFileSync(diagnosesFile, JSON.stringify(diagnoses));
    const [fatal] = diagnoses.filter((diagnosis) => diagnosis.fatal);
    throw new Error(`${fatal?.code}: ${fatal?.message}\n${fatal?.nextStep}`);
  }
  const client = station.client('anchor', facts.base);
  const subject = await anchorSubject(client, facts, runId);
  client.flush();
  writeSession(sessionFile(out), { runId, seed, profile, target: facts, subject });
});
