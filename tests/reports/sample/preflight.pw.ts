import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './check.ts';

test('preflight', () => {
  const out = process.env.SAMPLE_OUT ?? '';
  const diagnosis = {
    code: 'unreachable',
    message: 'Nothing answers at http://127.0.0.1:9/fhir.',
    nextStep: 'Start the server, or correct FHIR_BASE_URL.',
    fatal: true,
  };
  if (process.env.SAMPLE_FATAL === '1') {
    writeFileSync(join(out, 'diagnoses.json'), JSON.stringify([diagnosis]));
    throw new Error(diagnosis.message);
  }
  const session = {
    runId: process.env.LIGHTBOX_RUN_ID,
    seed: 42,
    profile: 'imagingstudy',
    target: {
      base: 'http://user:secret@127.0.0.1:8080/fhir',
      software: 'Sample 1.0',
      fhirVersion: '4.0.1',
      indexLagMs: 12,
      scope: { kind: 'tag', parameter: '_tag', value: 'x' },
      danglingReferences: 'accepted',
      searchCache: 'none',
      types: ['ImagingStudy', 'Patient'],
      diagnoses: [],
    },
  };
  writeFileSync(join(out, 'session.json'), JSON.stringify(session));
});
