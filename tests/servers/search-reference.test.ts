import { describe, expect, it } from 'vitest';
import { base, referenceClient, series, study } from './client.ts';

const identifier = { system: 'urn:mrn', value: '7' };
const endpoint = (id: string) => ({ reference: `Endpoint/${id}` });
const client = referenceClient({
  preload: [
    { resourceType: 'Patient', id: 'p1', identifier: [identifier], name: [{ family: 'Ångström' }] },
    { resourceType: 'Organization', id: 'o', name: 'Radiology' },
    { resourceType: 'Practitioner', id: 'dr' },
    { resourceType: 'PractitionerRole', id: 'role', organization: { reference: 'Organization/o' } },
    { resourceType: 'Encounter', id: 'visit', subject: { reference: 'Group/d1' } },
    study('relative', {
      endpoint: [endpoint('e')],
      interpreter: [{ reference: 'PractitionerRole/role' }],
    }),
    study('absolute', { subject: { reference: `${base}/Patient/p1` } }),
    study('foreign', { subject: { reference: 'http://other.test/fhir/Patient/p1' } }),
    study('device', {
      subject: { reference: 'Device/d1' },
      series: [series('CT', { endpoint: [endpoint('e')] })],
    }),
    study('group', { subject: { reference: 'Group/d1' } }),
    study('logical', { subject: { type: 'Patient', identifier, display: 'Someone' } }),
    study('versioned', { subject: { reference: 'Patient/p2/_history/3' } }),
    study('contained', {
      subject: { reference: '#in' },
      contained: [
        { resourceType: 'Patient', id: 'in', identifier: [{ system: 'urn:mrn', value: '8' }] },
      ],
    }),
  ],
});

describe('reference search', () => {
  it.each([
    ['patient=p1', ['relative', 'absolute']],
    ['patient=Patient/p1', ['relative', 'absolute']],
    [`patient=${base}/Patient/p1`, ['relative', 'absolute']],
    ['subject=http://other.test/fhir/Patient/p1', ['foreign']],
    ['patient=Device/d1', []],
    ['patient=d1', []],
    ['subject=Device/d1', ['device']],
    ['subject:Device=d1', ['device']],
    ['subject:Patient=p1', ['relative', 'absolute']],
    ['subject=Device/d1,Group/d1', ['device', 'group']],
    ['subject:identifier=urn:mrn|7', ['logical']],
    ['patient:identifier=7', ['logical']],
    ['subject=Patient/p2', ['versioned']],
    ['subject=Patient/p2/_history/2', []],
    ['encounter:missing=false', []],
    ['endpoint=e', ['relative', 'device']],
    ['patient=nobody', []],
    ['patient.identifier=urn:mrn|7', ['relative', 'absolute']],
    ['subject:Patient.identifier=8', ['contained']],
    ['patient.family=angstrom', ['relative', 'absolute']],
    ['interpreter:PractitionerRole.organization.name=radio', ['relative']],
    ['interpreter.organization.name=radio', ['relative']],
  ])('%s', async (query, expected) => {
    expect(await client.ids(`ImagingStudy?${query}`)).toEqual(expected);
  });

  it.each([
    'subject=d1',
    'subject:Encounter=x',
    'subject:Device=Patient/p1',
    'subject.identifier=7',
  ])('%s is refused', async (query) => {
    expect((await client.get(`ImagingStudy?${query}`)).status).toBe(400);
  });

  it('takes an id to be of several types only among what its own type refers to', async () => {
    expect(await client.ids('Encounter?subject=d1')).toEqual(['visit']);
  });

  it('finds contained resources by chains only', async () => {
    expect(await client.ids('Patient?identifier=8')).toEqual([]);
    expect(await client.ids('Patient')).toEqual(['p1']);
  });

  it('finds what is referred to, by _has', async () => {
    expect(await client.ids('Patient?_has:ImagingStudy:patient:status=available')).toEqual(['p1']);
    expect(await client.ids('Patient?_has:ImagingStudy:patient:status=cancelled')).toEqual([]);
    expect(
      await client.ids(
        'Organization?_has:PractitionerRole:organization:_has:ImagingStudy:interpreter:_id=relative',
      ),
    ).toEqual(['o']);
  });

  it('searches compartments', async () => {
    expect(await client.ids('Patient/p1/ImagingStudy')).toEqual(['relative', 'absolute']);
    expect(await client.ids('Patient/p1/ImagingStudy?endpoint=e')).toEqual(['relative']);
    expect(await client.ids('Patient/nobody/ImagingStudy')).toEqual([]);
    expect(await client.ids('Device/d1/ImagingStudy')).toEqual([]);
    expect(await client.ids('Patient/p1/*')).toEqual(['p1', 'relative', 'absolute']);
  });
});
