import type { Resource } from '../../../spec/index.ts';
import { study } from '../client.ts';

const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
const sct = 'http://snomed.info/sct';
const dicom = (code: string) => ({ system: dcm, code });
const snomed = (code: string, display = code) => ({ system: sct, code, display });
const to = (reference: string) => ({ reference });
const identified = (type: string, id: string, elements: object = {}): Resource => ({
  resourceType: type,
  id,
  ...elements,
});
const accession = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'ACSN' }],
};

/** What searches are put to, with something for each search fault to get wrong. */
export const studies: Resource[] = [
  identified('Patient', 'p1'),
  identified('Group', 'g1', {
    type: 'person',
    actual: true,
    member: [{ entity: to('Patient/p1') }],
  }),
  identified('Encounter', 'e1', { identifier: [{ value: 'of-target' }] }),
  identified('Encounter', 'e2', { partOf: to('Encounter/e1') }),
  identified('Condition', 'c1', { code: { coding: [snomed('pain')] } }),
  identified('Observation', 'o1', {
    contained: [
      { ...study('inside'), identifier: [{ system: 'http://a.example', value: 'contained' }] },
    ],
  }),
  study('a', {
    meta: { tag: [{ system: 'http://t.example', code: 'red' }] },
    identifier: [
      { type: accession, system: 'http://a.example', value: 'A1' },
      { system: 'http://a.example', value: 'A2', assigner: { identifier: { value: 'AS' } } },
    ],
    encounter: to('Encounter/e1'),
    basedOn: [to('ServiceRequest/s1'), to('Task/t1')],
    referrer: to('Practitioner/w'),
    interpreter: [to('Practitioner/o'), to('Practitioner/w')],
    endpoint: [to('Endpoint/n1')],
    started: '2020-05-05T12:00:00Z',
    modality: [dicom('XA')],
    procedureCode: [{ coding: [snomed('scan')] }],
    reasonCode: [
      { coding: [snomed('R07'), snomed('pain', 'Chest pain')] },
      { coding: [snomed('cough')], text: 'Long cough' },
    ],
    series: [
      {
        uid: '1.1',
        started: '2019-01-01T12:00:00Z',
        modality: { ...dicom('CT'), display: 'Computed Tomography' },
        bodySite: snomed('lung', 'Lung'),
        laterality: snomed('left'),
        endpoint: [to('Endpoint/n2'), to('Endpoint/n3')],
        performer: [{ actor: to('Practitioner/w') }, { actor: to('Device/d1') }],
        instance: [
          { uid: '1.1.1', sopClass: { system: 'urn:u', code: 'C1' } },
          { uid: '1.1.2', sopClass: { system: 'urn:u', code: 'C2' } },
        ],
      },
      {
        uid: '1.2',
        modality: dicom('MR'),
        bodySite: snomed('heart'),
        instance: [{ uid: '1.2.1', sopClass: { system: 'urn:u', code: 'C3' } }],
      },
      { uid: '1.3', modality: dicom('CT') },
    ],
  }),
  study('b', {
    meta: { tag: [{ system: 'http://other.example', code: 'red' }] },
    status: 'cancelled',
    subject: to('Group/g1'),
    identifier: [{ value: 'A1' }, { system: 'http://a.example/2', value: 'B1' }],
    encounter: to('Encounter/e2'),
    referrer: to('PractitionerRole/w'),
    started: '2020-05',
    reasonReference: [to('Condition/c1')],
    reasonCode: [{ coding: [snomed('R07.4')], text: 'chest pain today' }],
    series: [
      { uid: '1.4', modality: { system: `${dcm}/2`, code: 'CT' }, bodySite: snomed('left') },
    ],
  }),
  study('c', {
    meta: { security: [{ system: 'http://t.example', code: 'red' }] },
    status: 'registered',
    subject: to('Device/p1'),
    encounter: { ...to('Encounter/e9'), identifier: { value: 'of-reference' } },
    basedOn: [to('Task/t1')],
    interpreter: [to('Practitioner/o')],
    started: '2020-05-31T12:00:00Z',
    series: [{ uid: '1.5', modality: { code: 'CT' }, performer: [{ actor: to('Device/w') }] }],
  }),
  study('d', {
    status: 'entered-in-error',
    subject: to('http://other.example/fhir/Patient/p1'),
    identifier: [',', 'p|q', '$', '\\', 'a+b', 'a%20b', 'Æ'].map((value) => ({ value })),
    encounter: to('Encounter/e1.2'),
    started: '2020-05-05T12:00:00.500Z',
  }),
  study('dd', { status: 'unknown', started: '2020-12-31T12:00:00Z' }),
  study('e', {
    status: 'unknown',
    started: '2020-02-29',
    reasonCode: [{ coding: [snomed('wall', 'Chest wall')] }],
  }),
  study('f', {
    identifier: [{ value: 'a b' }],
    started: '2021',
    series: [{ uid: '1.6', modality: dicom('US') }],
  }),
  study('g', { started: '2020-05-05T07:00:00-05:00' }),
  study('long', { status: 'registered' }),
  study('longer', { status: 'registered' }),
];
