import type { Resource } from '../../../spec/index.ts';
import { study } from '../client.ts';
import { found, type Probe, probe } from './asking.ts';
import { companions, having, ids, told } from './beside.ts';
import { inBatch } from './in-batches.ts';

const held = (content: Partial<Resource>): Resource => ({
  resourceType: 'Observation',
  id: 'h1',
  status: 'final',
  code: { text: 'Size' },
  contained: [study('held', content)],
  derivedFrom: [{ reference: '#held' }],
});

const modality = { system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'CT' };

/** Faults in: what shapes results in other places than the type, and what is contained, by what it has. */
export const inPlaces: Record<string, Probe> = {
  'compartment-revinclude-as-match': probe(
    having(companions, told('Patient/p1/ImagingStudy?_id=a&_revinclude=Observation:derived-from')),
    ['ImagingStudy/a match', 'Observation/m1 include'],
    ['ImagingStudy/a match', 'Observation/m1 match'],
  ),
  'batch-revinclude-as-match': probe(
    having(
      companions,
      inBatch('ImagingStudy?_id=a&_revinclude=Observation:derived-from', ({ resource }) =>
        resource?.entry?.map(({ search }) => search?.mode),
      ),
    ),
    [['match', 'include']],
    [['match', 'match']],
  ),
  'compartment-count-zero-ignored': probe(
    ids('Patient/p1/ImagingStudy?_id=a&_count=0'),
    [],
    ['ImagingStudy/a'],
  ),
  'system-count-zero-ignored': probe(
    ids('?_type=ImagingStudy&_id=a&_count=0'),
    [],
    ['ImagingStudy/a'],
  ),
  'contained-study-found-by-series': probe(
    having([held({ series: [{ uid: '9.7', modality }] })], found('series=9.7')),
    [],
    ['held'],
  ),
  'contained-study-found-by-reference': probe(
    having([held({ encounter: { reference: 'Encounter/e7' } })], found('encounter=Encounter/e7')),
    [],
    ['held'],
  ),
};
