import { base, study } from '../client.ts';
import { found, type Probe, probe } from './asking.ts';
import { companions, having, ids } from './beside.ts';

const inside = study('x', {
  contained: [{ resourceType: 'Patient', id: 'p1' }],
  subject: { reference: '#p1' },
});

const uid = `1.2.${'3'.repeat(59)}`;
const uids = ['4', '5'].map((last, at) =>
  study(`u${at}`, { series: [{ uid: `${uid}${last}`, modality: { code: 'CT' } }] }),
);

const system = `http://${'s'.repeat(170)}.example/`;
const identified = ['4', '5'].map((last, at) =>
  study(`i${at}`, { identifier: [{ system: `${system}${last}`, value: '1' }] }),
);

const led = [
  {
    resourceType: 'Encounter',
    id: 'e5',
    status: 'finished',
    class: { code: 'AMB' },
    partOf: { reference: `${base}/Encounter/e1` },
  },
  study('l', { encounter: { reference: 'Encounter/e5' } }),
];

/** Faults in what is taken for something else: local ids, codes by their start, long values, absolute references on the way. */
export const atLength: Record<string, Probe> = {
  'bare-id-finds-contained': probe(
    having([inside], found('patient=p1&_id=a,x')),
    ['a'],
    ['a', 'x'],
  ),
  'has-through-contained': probe(
    having([...companions, inside], ids('Patient?_has:ImagingStudy:subject:_id=x')),
    [],
    ['Patient/p1'],
  ),
  'compartment-of-contained-patient': probe(
    having([inside], ids('Patient/p1/ImagingStudy?_id=a,x')),
    ['ImagingStudy/a'],
    ['ImagingStudy/a', 'ImagingStudy/x'],
  ),
  'codes-below-by-prefix': probe(
    async (client) => {
      const { status } = await client.get('ImagingStudy?reason:below=R0&_id=a,b');
      return status === 200 ? found('reason:below=R0&_id=a,b')(client) : status;
    },
    400,
    ['a', 'b'],
  ),
  'long-uids-cut': probe(having(uids, found(`series=${uid}5`)), ['u1'], ['u0', 'u1']),
  'long-systems-cut': probe(
    having(identified, found(`identifier=${system}5|1`)),
    ['i1'],
    ['i0', 'i1'],
  ),
  'second-step-absolute-lost': probe(
    having(led, found('encounter.part-of.identifier=of-target')),
    ['b', 'l'],
    ['b'],
  ),
};
