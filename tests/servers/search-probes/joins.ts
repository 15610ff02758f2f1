import { study } from '../client.ts';
import { found, type Probe, probe, status } from './asking.ts';
import { companions, having, ids } from './beside.ts';

const smith = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ family: 'Smith' }],
  birthDate: '1980-05-05',
};

/** Faults in: chains and _has. */
export const joins: Record<string, Probe> = {
  'chain-criterion-ignored': probe(
    found('encounter.identifier=of-target'),
    ['a'],
    ['a', 'b', 'c', 'd'],
  ),
  'chain-or-first-only': probe(
    having(companions, found('referrer:Practitioner.identifier=O,W')),
    ['a'],
    [],
  ),
  'chain-second-step-first': probe(found('encounter.part-of.identifier=of-target'), ['b'], ['a']),
  'chain-alone-counts': probe(found('encounter.identifier=of-target&status=cancelled'), [], ['a']),
  'chains-of-one-resource': probe(
    having(
      companions,
      found('interpreter:Practitioner.identifier=O&interpreter:Practitioner.identifier=W'),
    ),
    ['a'],
    [],
  ),
  'chain-by-identifier': probe(
    having(
      [
        ...companions,
        study('f', {
          referrer: {
            type: 'Practitioner',
            identifier: { system: 'http://i.example', value: 'W' },
          },
        }),
      ],
      found('referrer:Practitioner.identifier=http://i.example|W'),
    ),
    ['a'],
    ['a', 'f'],
  ),
  'chain-untyped-of-one-type': probe(
    having(companions, ids('ImagingStudy?performer.identifier=W,DW')),
    400,
    ['ImagingStudy/a'],
  ),
  'chain-modifier-ignored': probe(
    having(companions, found('referrer:Practitioner.identifier:not=W')),
    [],
    ['a'],
  ),
  'chain-unknown-modifier-ignored': probe(
    having(companions, ids('ImagingStudy?referrer:Practitioner.identifier:invented=W')),
    400,
    ['ImagingStudy/a'],
  ),
  'chain-type-ignored': probe(
    having(
      [{ resourceType: 'Device', id: 'p1', identifier: [{ value: 'of-device' }] }],
      found('subject:Patient.identifier=of-device'),
    ),
    [],
    ['c'],
  ),
  'has-or-first-only': probe(ids('Patient?_has:ImagingStudy:patient:_id=b,a'), ['Patient/p1'], []),
  'has-last-only': probe(
    having(
      companions,
      ids(
        'ImagingStudy?_has:Observation:derived-from:identifier=M2&_has:Observation:derived-from:identifier=M1',
      ),
    ),
    ['ImagingStudy/b'],
    ['ImagingStudy/a', 'ImagingStudy/b'],
  ),
  'has-criterion-ignored': probe(
    having(companions, ids('ImagingStudy?_has:Observation:derived-from:identifier=M2')),
    ['ImagingStudy/b'],
    ['ImagingStudy/a', 'ImagingStudy/b'],
  ),
  'has-of-has-flat': probe(
    having(
      companions,
      ids('Patient?_has:ImagingStudy:patient:_has:Observation:derived-from:identifier=none'),
    ),
    [],
    ['Patient/p1'],
  ),
  'has-of-studies-first-only': probe(
    having(companions, found('_has:Observation:derived-from:identifier=M2,M1')),
    ['a', 'b'],
    ['b'],
  ),
  'chain-joins-foreign-url': probe(
    having([smith], found('patient.family=Smith&_id=d,f')),
    ['f'],
    ['d', 'f'],
  ),
  'chain-date-prefix-ignored': probe(
    having([smith], found('patient.birthdate=gt1970&_id=f')),
    ['f'],
    [],
  ),
  'chain-to-whole-name-only': probe(having([smith], found('patient.family=SMI&_id=f')), ['f'], []),
  'chain-exact-ignored': probe(having([smith], found('patient.family:exact=Smi&_id=f')), [], ['f']),
  'chain-to-system-alone-fails': probe(
    having(companions, status('referrer:Practitioner.identifier=http://i.example|')),
    200,
    500,
  ),
};
