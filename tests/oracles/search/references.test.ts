import { describe, expect, test } from 'vitest';
import { UnknownModifier, Unsupported } from '../../../oracles/search/index.ts';
import { base, expectedSet, study, verdict } from './support.ts';

const about = (reference: string, rest: object = {}) => study({ subject: { reference, ...rest } });
const secure = base.replace('http:', 'https:');

describe('own references (search.html#reference)', () => {
  const stored = [about('Patient/P1'), about(`${base}/Patient/P1`)];

  test.each([
    ['subject=P1', 'must'],
    ['subject=Patient/P1', 'must'],
    [`subject=${base}/Patient/P1`, 'must'],
    ['patient=P1', 'must'],
    ['patient=Patient/P1', 'must'],
    ['subject:Patient=P1', 'must'],
    ['subject=P', 'must-not'],
    ['subject=P11', 'must-not'],
    ['subject=p1', 'must-not'],
    ['subject=patient/P1', 'must-not'],
    ['subject=Device/P1', 'must-not'],
    ['subject:Device=P1', 'must-not'],
    ['subject:Device=Patient/P1', 'must-not'],
    ['subject=http://other.example.org/Patient/P1', 'must-not'],
    [`subject=${secure}/Patient/P1`, 'open'],
    ['subject:Patient=Patient/P1', 'open'],
    ['subject=Patient/P1/_history/1', 'open'],
    ['subject=Patient/P2,P1', 'must'],
    ['subject=P1&subject=P2', 'must-not'],
  ])('%s', (query, expected) => {
    expect(stored.map((one) => verdict(one, query))).toEqual([expected, expected]);
  });

  test('a slash at the end of the base makes no difference', () => {
    expect(verdict(about(`${base}/Patient/P1`), 'subject=P1', { base: `${base}/` })).toBe('must');
  });

  test('without a base, absolute references may be its own', () => {
    const noBase = { base: '' };
    expect(verdict(about(`${base}/Patient/P1`), 'subject=P1', noBase)).toBe('open');
    expect(verdict(about(`${base}/Patient/P1`), `subject=${base}/Patient/P1`, noBase)).toBe('must');
    expect(verdict(about('Patient/P1'), 'subject=P1', noBase)).toBe('must');
  });
});

describe('foreign references', () => {
  const foreign = 'http://other.example.org/fhir/Patient/P1';

  test('match their own URL and no local id', () => {
    expect(verdict(about(foreign), `subject=${foreign}`)).toBe('must');
    expect(verdict(about(foreign), 'subject=P1')).toBe('must-not');
    expect(verdict(about(foreign), 'subject=Patient/P1')).toBe('must-not');
    expect(verdict(about(foreign), `subject=${foreign}0`)).toBe('must-not');
    expect(verdict(about(foreign), `subject=${foreign.replace('http:', 'https:')}`)).toBe('open');
  });

  test('ports are identical, paths are case sensitive, and of the rest R4 does not say', () => {
    const path = '/fhir/Patient/P1';
    expect(verdict(about(foreign), `subject=http://other.example.org:80${path}`)).toBe('must-not');
    expect(verdict(about(foreign), `subject=${foreign.replace('fhir', 'FHIR')}`)).toBe('must-not');
    expect(verdict(about(foreign), `subject=http://OTHER.example.org${path}`)).toBe('open');
    expect(verdict(about(foreign), `subject=HTTP://other.example.org${path}`)).toBe('open');
    const own = about(`${base.replace('fhir.example', 'FHIR.example')}/Patient/P1`);
    expect(verdict(own, 'patient=P1')).toBe('open');
    const asked = about('http://example.org/any?x=1');
    expect(verdict(asked, [['subject', 'http://example.org/any?x=2']])).toBe('open');
    expect(verdict(asked, [['subject', 'http://example.org/other?x=1']])).toBe('must-not');
  });

  test('they need not resolve for a parameter that keeps one type, whatever type they state', () => {
    expect(verdict(about(foreign), `patient=${foreign}`)).toBe('open');
    expect(verdict(about(foreign, { type: 'Patient' }), `patient=${foreign}`)).toBe('open');
    expect(verdict(about(foreign, { type: 'Device' }), `patient=${foreign}`)).toBe('must-not');
    expect(verdict(about(foreign), `subject:Patient=${foreign}`)).toBe('open');
  });

  test('URNs are compared as they are', () => {
    const urn = 'urn:uuid:53fefa32-1111-2222-3333-55ee120877b7';
    expect(verdict(about(urn), `subject=${urn}`)).toBe('must');
    expect(verdict(about(urn), `subject=${urn.slice(0, -1)}8`)).toBe('must-not');
    expect(
      verdict(about('http://example.org/any?x=1'), [['subject', 'http://example.org/any?x=1']]),
    ).toBe('must');
  });
});

test('a stored versioned reference is open in a plain search', () => {
  expect(verdict(about('Patient/P1/_history/2'), 'subject=P1')).toBe('open');
  expect(verdict(about('Patient/P1/_history/2'), 'subject=Patient/P1/_history/2')).toBe('open');
  expect(verdict(about('Patient/P1/_history/2'), 'subject=P2')).toBe('must-not');
});

describe('the type kept by an expression (imagingstudy.html#search)', () => {
  test('patient keeps patients', () => {
    expect(verdict(about('Device/D1'), 'patient=D1')).toBe('must-not');
    expect(verdict(about('Group/G1'), 'patient=Group/G1')).toBe('must-not');
    expect(verdict(about('Device/D1'), 'patient:missing=true')).toBe('must');
    expect(verdict(about('Device/D1'), 'subject:missing=true')).toBe('must-not');
    expect(verdict(about('Patient/P1'), 'patient:missing=false')).toBe('must');
  });
});

describe('contained targets', () => {
  const contained = study({
    contained: [
      { resourceType: 'Patient', id: 'p1', identifier: [{ system: 'urn:a', value: '1' }] },
    ],
    subject: { reference: '#p1' },
  });

  test('are never found by a plain id, and #p1 is open', () => {
    expect(verdict(contained, 'subject=p1')).toBe('must-not');
    expect(verdict(contained, 'subject=Patient/p1')).toBe('must-not');
    expect(verdict(contained, [['subject', '#p1']])).toBe('open');
    expect(verdict(contained, [['subject', '#p2']])).toBe('must-not');
    expect(verdict(about('Patient/p1'), [['subject', '#p1']])).toBe('must-not');
    expect(verdict(contained, 'patient:missing=true')).toBe('open');
  });
});

describe('logical references', () => {
  const identifier = { system: 'urn:mrn', value: '12' };
  const logical = study({ subject: { identifier, type: 'Patient' } });
  const literal = study({ subject: { reference: 'Patient/P1', identifier } });

  test(':identifier looks at the identifier in the reference', () => {
    expect(verdict(logical, 'subject:identifier=urn:mrn|12')).toBe('must');
    expect(verdict(literal, 'subject:identifier=12')).toBe('must');
    expect(verdict(literal, 'subject:identifier=urn:mrn|')).toBe('must');
    expect(verdict(literal, 'subject:identifier=|12')).toBe('must-not');
    expect(verdict(literal, 'subject:identifier=urn:mrn|1')).toBe('must-not');
    expect(verdict(literal, 'patient:identifier=urn:mrn|12')).toBe('must');
    expect(verdict(logical, 'patient:identifier=urn:mrn|12')).toBe('open');
    const onDevice = study({ subject: { type: 'Device', identifier } });
    expect(verdict(onDevice, 'patient:identifier=urn:mrn|12')).toBe('must-not');
  });

  test('not at the target', () => {
    const patient = { resourceType: 'Patient', id: 'P1', identifier: [identifier] };
    const options = { related: [patient] };
    expect(verdict(about('Patient/P1'), 'subject:identifier=urn:mrn|12', options)).toBe('must-not');
  });

  test('are not joined, and open for :missing', () => {
    expect(verdict(logical, 'subject=P1')).toBe('must-not');
    expect(verdict(logical, 'subject:missing=true')).toBe('open');
    expect(verdict(study({ subject: { display: 'N. N.' } }), 'subject:missing=false')).toBe('open');
    expect(
      verdict(study({ encounter: { reference: 'Encounter/E' } }), 'encounter:missing=false'),
    ).toBe('must');
    expect(verdict(study(), 'encounter:missing=true')).toBe('must');
  });
});

describe('a bare id under several types', () => {
  const ofPatient = study({ subject: { reference: 'Patient/X' } }, 'a');
  const ofDevice = study({ subject: { reference: 'Device/X' } }, 'b');
  const ofOther = study({ subject: { reference: 'Patient/Y' } }, 'c');
  const all = [ofPatient, ofDevice, ofOther];

  test('is flagged, and open for those concerned', () => {
    const set = expectedSet(all, 'subject=X');
    expect(set).toMatchObject({
      ambiguous: true,
      must: [],
      open: ['ImagingStudy/a', 'ImagingStudy/b'],
      mustNot: ['ImagingStudy/c'],
    });
  });

  test('is flagged also where one of them is perhaps no own resource', () => {
    const secured = study({ subject: { reference: `${secure}/Device/X` } }, 'b');
    const foreign = study({ subject: { reference: 'http://other.example.org/Device/X' } }, 'b');
    expect(expectedSet([ofPatient, secured], 'subject=X').ambiguous).toBe(true);
    expect(expectedSet([ofPatient, foreign], 'subject=X').ambiguous).toBe(false);
  });

  test('is told from other resources, too', () => {
    const related = [
      { resourceType: 'Patient', id: 'X' },
      { resourceType: 'Group', id: 'X' },
      { resourceType: 'Endpoint', id: 'Y' },
    ];
    expect(expectedSet([ofPatient], 'subject=X', { related })).toMatchObject({
      ambiguous: true,
      open: ['ImagingStudy/a'],
    });
    // An Endpoint cannot be a subject.
    expect(expectedSet([ofOther], 'subject=Y', { related })).toMatchObject({
      ambiguous: false,
      must: ['ImagingStudy/c'],
    });
  });

  test('is no question with a type, by modifier, value or expression', () => {
    for (const query of ['subject=Patient/X', 'subject:Patient=X', 'patient=X']) {
      expect(expectedSet(all, query), query).toMatchObject({
        ambiguous: false,
        must: ['ImagingStudy/a'],
        mustNot: ['ImagingStudy/b', 'ImagingStudy/c'],
      });
    }
  });
});

test('every alternative of an expression counts', () => {
  const inSeries = study({
    series: [
      { uid: '1' },
      { uid: '2', endpoint: [{ reference: 'Endpoint/E1' }, { reference: 'Endpoint/E2' }] },
    ],
  });
  const inStudy = study({ endpoint: [{ reference: 'Endpoint/E1' }] });
  for (const one of [inSeries, inStudy]) expect(verdict(one, 'endpoint=E1')).toBe('must');
  expect(verdict(inSeries, 'endpoint=E2')).toBe('must');
  expect(verdict(inStudy, 'endpoint=E2')).toBe('must-not');
  expect(verdict(inSeries, 'endpoint=E1&endpoint=E2')).toBe('must');
});

test('modifiers that are none, and those that take other resources', () => {
  expect(() => verdict(study(), 'subject:Hospital=1')).toThrow(UnknownModifier);
  expect(() => verdict(study(), 'subject:below=1')).toThrow(Unsupported);
  expect(() => verdict(study(), 'subject:Patient.name:text=x')).toThrow(Unsupported);
});
