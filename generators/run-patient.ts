import type { Resource } from '../spec/index.ts';
import { markRun } from './run-mark.ts';

/** A Patient of a run, with what servers commonly demand beyond R4: a name, a gender, a date of birth. */
export function runPatient(runId: string): Resource {
  const name = [{ family: 'Lightbox', given: ['Run'] }];
  const patient = { resourceType: 'Patient', active: true, name, gender: 'unknown' };
  return markRun({ ...patient, birthDate: '1970-01-01' }, runId);
}
