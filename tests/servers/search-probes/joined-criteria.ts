import { base, study } from '../client.ts';
import { found, type Probe, posted, probe, status } from './asking.ts';
import { companions, having, ids, told } from './beside.ts';
import { idsIn, type Told } from './in-batches.ts';

const inBundle =
  (type: 'batch' | 'transaction', url: string): Probe['ask'] =>
  async (client) => {
    const entry = [{ request: { method: 'GET', url } }];
    const { json } = await client.post('', { resourceType: 'Bundle', type, entry });
    return (json as unknown as { entry: Told[] }).entry.map(idsIn);
  };

const sct = 'http://snomed.info/sct';

const born = (id: string, birthDate: string) => ({ resourceType: 'Patient', id, birthDate });
const ofPatient = (id: string, patient: string) =>
  study(id, { subject: { reference: `Patient/${patient}` } });
const family = [
  born('old', '1940-01-01'),
  born('young', '2010-01-01'),
  ofPatient('x', 'old'),
  ofPatient('y', 'young'),
];
const observed = [
  {
    resourceType: 'Observation',
    id: 'm3',
    status: 'final',
    code: { text: 'Size' },
    derivedFrom: [{ reference: `${base}/ImagingStudy/f` }],
  },
];
const referred = study('f', { encounter: { reference: `${base}/Encounter/e1` } });

/** Faults in criteria that are joined by commas or repeated, in joins, and over absolute references. */
export const joinedCriteria: Record<string, Probe> = {
  'transaction-search-repeated-last-wins': probe(
    inBundle('transaction', 'ImagingStudy?modality=MR&modality=XA,CT&_id=a,c'),
    [['a']],
    [['a', 'c']],
  ),
  'batch-search-repeated-dates-last-wins': probe(
    inBundle('batch', 'ImagingStudy?started=lt2020-03&started=ge2020&_id=dd,e'),
    [['e']],
    [['dd', 'e']],
  ),
  'chain-to-id-list-fails': probe(
    having(companions, status('referrer:Practitioner._id=w,o')),
    200,
    500,
  ),
  'chain-prefix-of-first': probe(
    having(family, found('patient.birthdate=lt1950,gt2000&_id=x,y')),
    ['x', 'y'],
    ['x'],
  ),
  'revinclude-of-absolute-lost': probe(
    having(observed, told('ImagingStudy?_id=f&_revinclude=Observation:derived-from')),
    ['ImagingStudy/f match', 'Observation/m3 include'],
    ['ImagingStudy/f match'],
  ),
  'chain-over-absolute-lost': probe(
    having([referred], found('encounter.identifier=of-target&_id=a,f')),
    ['a', 'f'],
    ['a'],
  ),
  'has-over-absolute-lost': probe(
    having(observed, found('_has:Observation:derived-from:_id=m3')),
    ['f'],
    [],
  ),
  'third-date-lost': probe(
    found('started=ge2020&started=lt2021&started=ne2020-12-31&_id=dd,e'),
    ['e'],
    ['dd', 'e'],
  ),
  'body-site-pairs-crossed': probe(
    found(`bodysite=http://a.example|lung,${sct}|left`),
    ['b'],
    ['a', 'b'],
  ),
  'chain-list-systems-ignored': probe(
    having(
      companions,
      found('referrer:Practitioner.identifier=http://a.example|W,http://i.example|none'),
    ),
    [],
    ['a'],
  ),
  'ne-list-as-and': probe(found('started=ne2020,ne2021&_id=dd,f'), ['dd', 'f'], []),
  'form-replaces-url': probe(posted('modality=CT&_id=a,c', 'modality=MR'), ['a'], ['a', 'c']),
  'chain-repeated-last-wins': probe(
    having(family, found('patient.birthdate=lt2000&patient.birthdate=gt1930&_id=x,y')),
    ['x'],
    ['x', 'y'],
  ),
  'has-repeated-last-wins': probe(
    ids('Encounter?_has:ImagingStudy:encounter:_id=b&_has:ImagingStudy:encounter:_id=a'),
    [],
    ['Encounter/e1'],
  ),
};
