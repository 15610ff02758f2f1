import { base, study } from '../client.ts';
import { found, type Probe, probe, status } from './asking.ts';
import { having } from './beside.ts';

/** Faults in: how references are compared. */
export const references: Record<string, Probe> = {
  'reference-id-in-any-case': probe(found('encounter=Encounter/E1'), [], ['a']),
  'identifier-of-target': probe(found('encounter:identifier=of-reference'), ['c'], []),
  'identifier-of-reference-by-system-finds-none': probe(
    having(
      [study('i', { encounter: { identifier: { system: 'http://e.example', value: '1' } } })],
      found('encounter:identifier=http://e.example|'),
    ),
    ['i'],
    [],
  ),
  'type-modifier-ignored': probe(
    found('subject:Device=p1'),
    ['c'],
    ['a', 'c', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'own-url-finds-none': probe(found(`encounter=${base}/Encounter/e1`), ['a'], []),
  'foreign-url-as-local': probe(
    found('subject=http://other.example/fhir/Patient/p1'),
    ['d'],
    ['a', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'foreign-url-refused': probe(status('subject=http://other.example/fhir/Patient/p1'), 200, 400),
  'reference-by-prefix': probe(found('encounter=Encounter/e1'), ['a'], ['a', 'd']),
  'reference-type-ignored': probe(found('performer=Device/w'), ['c'], ['a', 'c']),
  'patient-by-type-finds-none': probe(found('patient=Patient/p1&encounter=e1'), ['a'], []),
  'bare-id-finds-none': probe(found('basedon=s1'), ['a'], []),
};
