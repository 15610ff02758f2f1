import { describe, expect, test } from 'vitest';
import { UnknownModifier, UnknownParameter, Unsupported } from '../../../oracles/search/index.ts';
import type { Resource } from '../../../spec/index.ts';
import { base, expectedSet, study } from './support.ts';

const patient = (id: string, family: string): Resource => ({
  resourceType: 'Patient',
  id,
  name: [{ family }],
  identifier: [{ system: 'urn:s', value: `mrn-${id}` }],
});

const observation = (id: string, elements: Record<string, unknown>): Resource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'urn:c', code: 'finding' }] },
  ...elements,
});

/** The parts of the expected set that have something in them. */
function parts(resources: Resource[], query: string) {
  const { must, open } = expectedSet(resources, query, { base });
  return { ...(must.length > 0 ? { must } : {}), ...(open.length > 0 ? { open } : {}) };
}

const a = { must: ['ImagingStudy/a'] };
const P1 = patient('P1', 'Roe');
const P2 = patient('P2', 'Doe');
const referring = (reference: string) => study({ subject: { reference } });

describe('chains (search.html#chaining)', () => {
  test('a chain finds what refers to a resource that meets the rest of it', () => {
    const studies = [study({}, 'a'), study({ subject: { reference: 'Patient/P2' } }, 'b')];
    expect(parts([...studies, P1, P2], 'patient.family=Roe')).toEqual(a);
    expect(parts([...studies, P1, P2], 'patient.identifier=urn:s|mrn-P1')).toEqual(a);
    expect(parts([...studies, P1, P2], 'patient.family=Nobody')).toEqual({});
  });

  test('what is referred to and is not there meets nothing', () => {
    expect(parts([study(), P2], 'patient.family=Doe')).toEqual({});
    expect(parts([referring('http://other.example/Patient/P1'), P1], 'patient.family=Roe')).toEqual(
      {},
    );
  });

  test('an absolute reference below the base is followed', () => {
    expect(parts([referring(`${base}/Patient/P1`), P1], 'patient.family=Roe')).toEqual(a);
  });

  test('whether a versioned reference leads to the current version is open', () => {
    expect(parts([referring('Patient/P1/_history/1'), P1], 'patient.family=Roe')).toEqual({
      open: ['ImagingStudy/a'],
    });
  });

  test('a type in the chain keeps the others out', () => {
    const device: Resource = { resourceType: 'Device', id: 'P1', identifier: [{ value: 'd' }] };
    const onDevice = referring('Device/P1');
    expect(parts([onDevice, P1, device], 'subject:Device.identifier=d')).toEqual(a);
    expect(parts([onDevice, P1, device], 'subject:Patient.identifier=mrn-P1')).toEqual({});
    expect(() => parts([onDevice], 'subject:Encounter.identifier=d')).toThrow(UnknownModifier);
  });

  test('without a type the server may refuse what several types could mean', () => {
    const { open, ambiguous } = expectedSet([study(), P1], 'subject.identifier=mrn-P1', { base });
    expect({ open, ambiguous }).toEqual({ open: ['ImagingStudy/a'], ambiguous: true });
  });

  test('that holds for every step, and for an id of several types at the end', () => {
    const all = [
      study({ encounter: { reference: 'Encounter/E' } }),
      { resourceType: 'Encounter', id: 'E', subject: { reference: 'Patient/P1' } },
      P1,
      { resourceType: 'Group', id: 'P1' },
      observation('O', {
        derivedFrom: [{ reference: 'ImagingStudy/a' }],
        subject: { reference: 'Patient/P1' },
      }),
    ];
    const isAmbiguous = (query: string) => expectedSet(all, query, { base }).ambiguous;
    expect(isAmbiguous('encounter.subject.identifier=mrn-P1')).toBe(true);
    expect(isAmbiguous('encounter.subject=P1')).toBe(true);
    expect(isAmbiguous('_has:Observation:derived-from:subject=P1')).toBe(true);
    expect(isAmbiguous('encounter.subject=Patient/P1')).toBe(false);
    expect(isAmbiguous('encounter.patient.identifier=mrn-P1')).toBe(false);
  });

  test('two steps go through both resources', () => {
    const encounter = { resourceType: 'Encounter', id: 'E', subject: { reference: 'Patient/P2' } };
    const visited = study({ encounter: { reference: 'Encounter/E' } });
    const all = [visited, encounter, P1, P2];
    expect(parts(all, 'encounter.patient.family=Doe')).toEqual(a);
    expect(parts(all, 'encounter.patient.family=Roe')).toEqual({});
  });

  test('each chain may be met by a resource of its own', () => {
    const people = ['one', 'two'].map(
      (id): Resource => ({ resourceType: 'Practitioner', id, identifier: [{ value: id }] }),
    );
    const read = study({
      interpreter: [{ reference: 'Practitioner/one' }, { reference: 'Practitioner/two' }],
    });
    const chain = 'interpreter:Practitioner.identifier';
    expect(parts([read, ...people], `${chain}=one&${chain}=two`)).toEqual(a);
    expect(parts([read, ...people], `${chain}=one&${chain}=three`)).toEqual({});
  });

  test('a chain looks into contained resources, and a server that does not is right as well', () => {
    const contained = study({
      contained: [{ ...P1, id: 'p' }],
      subject: { reference: '#p' },
    });
    const set = expectedSet([contained], 'patient.family=Roe', { base });
    expect(set.open).toEqual(['ImagingStudy/a']);
    expect(set.judgements.get('ImagingStudy/a')?.should).toBe('match');
    expect(parts([contained], 'patient.family=Doe')).toEqual({});
    const unknown = expectedSet([contained], 'patient.birthdate=ne1950', { base });
    expect(unknown.open).toEqual(['ImagingStudy/a']);
    expect(unknown.judgements.get('ImagingStudy/a')?.should).toBeUndefined();
  });

  test('refuses chains that lead nowhere', () => {
    expect(() => parts([study()], 'patient.nonsense=x')).toThrow(UnknownParameter);
    expect(() => parts([study()], 'status.family=x')).toThrow(UnknownParameter);
    expect(() => parts([study()], 'patient:identifier.family=x')).toThrow(Unsupported);
  });
});

describe('_has (search.html#has)', () => {
  const derived = (reference: string, code = 'finding') =>
    observation('O', {
      derivedFrom: [{ reference }],
      code: { coding: [{ system: 'urn:c', code }] },
    });
  const has = '_has:Observation:derived-from:code';

  test('finds what a resource that meets the rest refers to', () => {
    const both = [study({}, 'a'), study({}, 'b'), derived('ImagingStudy/a')];
    expect(parts(both, `${has}=finding`)).toEqual(a);
    expect(parts(both, `${has}=other`)).toEqual({});
  });

  test('the same id under another type does not count', () => {
    expect(parts([study(), derived('DocumentReference/a')], `${has}=finding`)).toEqual({});
    expect(
      parts([study(), derived('http://other.example/ImagingStudy/a')], `${has}=finding`),
    ).toEqual({});
  });

  test('goes on as a chain, and inside another _has', () => {
    const all = [
      study(),
      { ...derived('ImagingStudy/a'), subject: { reference: 'Patient/P1' } },
      P1,
    ];
    expect(parts(all, '_has:Observation:derived-from:patient.family=Roe')).toEqual(a);
    const report: Resource = {
      resourceType: 'DiagnosticReport',
      id: 'R',
      status: 'final',
      code: { text: 'report' },
      result: [{ reference: 'Observation/O' }],
    };
    const nested = '_has:Observation:derived-from:_has:DiagnosticReport:result:status';
    expect(parts([...all, report], `${nested}=final`)).toEqual(a);
    expect(parts([...all, report], `${nested}=amended`)).toEqual({});
  });

  test('two of them may be met by different resources', () => {
    const other = { ...derived('ImagingStudy/a', 'measure'), id: 'O2' };
    const all = [study(), derived('ImagingStudy/a'), other];
    expect(parts(all, `${has}=finding&${has}=measure`)).toEqual(a);
  });

  test('refuses what is no reference of the type', () => {
    expect(() => parts([study()], '_has:Observation:status:code=x')).toThrow(UnknownParameter);
    expect(() => parts([study()], '_has:Observation:derived-from:nonsense=x')).toThrow(
      UnknownParameter,
    );
  });
});
