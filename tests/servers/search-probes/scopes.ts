import { series, study } from '../client.ts';
import { type Probe, pagesOf, probe } from './asking.ts';
import { having, ids } from './beside.ts';

/** Faults in: compartments and searches of the whole server. */
export const scopes: Record<string, Probe> = {
  'compartment-criteria-ignored': probe(
    ids('Patient/p1/ImagingStudy?modality=US'),
    ['ImagingStudy/f'],
    [
      'ImagingStudy/a',
      'ImagingStudy/dd',
      'ImagingStudy/e',
      'ImagingStudy/f',
      'ImagingStudy/g',
      'ImagingStudy/long',
      'ImagingStudy/longer',
    ],
  ),
  'compartment-of-performer': probe(
    having(
      [
        study('b', {
          subject: { reference: 'Group/g1' },
          series: [{ ...series('CT'), performer: [{ actor: { reference: 'Patient/p1' } }] }],
        }),
      ],
      ids('Patient/p1/ImagingStudy?_id=b,f'),
    ),
    ['ImagingStudy/f'],
    ['ImagingStudy/f', 'ImagingStudy/b'],
  ),
  'compartment-empty-holds-all': probe(
    ids('Patient/p9/ImagingStudy?_id=a'),
    [],
    ['ImagingStudy/a'],
  ),
  'compartment-post-form-ignored': probe(
    async (client) =>
      (await client.form('Patient/p1/ImagingStudy/_search', 'modality=US')).json.total,
    1,
    7,
  ),
  'compartment-pages-of-all': probe(
    pagesOf('Patient/p1/ImagingStudy?_count=3'),
    [['a', 'dd', 'e'], ['f', 'g', 'long'], ['longer']],
    [['a', 'dd', 'e'], ['d', 'dd', 'e'], ['f', 'g', 'long'], ['longer']],
  ),
  'compartment-of-encounter': probe(ids('Encounter/e1/ImagingStudy'), [], ['ImagingStudy/a']),
  'system-type-ignored': probe(
    ids('?_type=ImagingStudy&_id=a,e1'),
    ['ImagingStudy/a'],
    ['Encounter/e1', 'ImagingStudy/a'],
  ),
  'system-first-type-only': probe(
    ids('?_type=ImagingStudy,Encounter&_id=a,e1'),
    ['Encounter/e1', 'ImagingStudy/a'],
    ['ImagingStudy/a'],
  ),
  'compartment-repeated-last-wins': probe(
    ids('Patient/p1/ImagingStudy?modality=CT&modality=US'),
    [],
    ['ImagingStudy/f'],
  ),
  'contained-patients-found': probe(
    having(
      [
        study('g', {
          contained: [{ resourceType: 'Patient', id: 'p', identifier: [{ value: 'inside' }] }],
          subject: { reference: '#p' },
        }),
      ],
      ids('Patient?identifier=inside'),
    ),
    [],
    ['Patient/p'],
  ),
};
