import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersFolder, sessionFile } from '../../fixtures/station.ts';
import { test } from '../playwright.ts';
import { settleTarget } from '../prepare.ts';

/** Nothing else runs unless this passes: it settles what the target is and can do. */
test('preflight', async ({ station }) => {
  const { out } = station.settings;
  const diagnosesFile = join(out, 'diagnoses.json');
  mkdirSync(out, { recursive: true });
  // What an earlier run left must not be taken for this one's.
  for (const left of [sessionFile(out), diagnosesFile, answersFolder(out), join(out, 'evidence')]) {
    rmSync(left, { recursive: true, force: true });
  }
  mkdirSync(join(out, 'evidence'), { recursive: true });
  const { session, diagnoses: found } = await settleTarget(station);
  if (session) return;
  const diagnoses = station.redactor.value(found);
  writeFileSync(diagnosesFile, JSON.stringify(diagnoses));
  const fatal = diagnoses.find((diagnosis) => diagnosis.fatal);
  throw new Error(`${fatal?.code}: ${fatal?.message}\n${fatal?.nextStep}`);
});
