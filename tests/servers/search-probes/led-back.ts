import { base, study } from '../client.ts';
import { entries, found, type Probe, probe, selfLink } from './asking.ts';
import { companions, having, ids, told } from './beside.ts';

const ofGender = (id: string, more: object = {}) => [
  { resourceType: 'Patient', id, ...more },
  study(`of-${id}`, { subject: { reference: `Patient/${id}` } }),
];

const observed = '_revinclude=Observation:derived-from';

/** Faults in: what is led back to, lacking, empty, of one id, or contained. */
export const ledBack: Record<string, Probe> = {
  'count-zero-counts-deleted': probe(
    having(
      [study('gone', { identifier: [{ system: 'http://i.example', value: 'gone' }] })],
      async (client) => {
        await client.send('DELETE', 'ImagingStudy/gone');
        const url = 'ImagingStudy?identifier=http://i.example|gone&_count=0';
        return (await client.get(url)).json.total;
      },
    ),
    0,
    1,
  ),
  'self-link-last-of-modified': probe(
    selfLink('modality:not=CT&modality=MR'),
    `${base}/ImagingStudy?modality:not=CT&modality=MR`,
    `${base}/ImagingStudy?modality=MR`,
  ),
  'match-iterated-again': probe(
    having(
      companions,
      told(`ImagingStudy?_id=a&${observed}&_include:iterate=Observation:derived-from:Device`),
    ),
    ['ImagingStudy/a match', 'Observation/m1 include'],
    ['ImagingStudy/a match', 'Observation/m1 include', 'ImagingStudy/a include'],
  ),
  'outcome-of-sort-as-error': probe(
    entries(
      '_id=a&_sort=unheard-of',
      ({ resource }) => (resource as { issue?: { severity: string }[] }).issue?.[0]?.severity,
    ),
    [undefined, 'warning'],
    [undefined, 'error'],
  ),
  'contained-alone-as-container': probe(
    entries('identifier=contained&_contained=true&_containedType=contained', ({ fullUrl }) =>
      fullUrl?.replace(/Observation\/[^#]+/, 'Observation/…'),
    ),
    [`${base}/Observation/…#inside`],
    [`${base}/Observation/…`],
  ),
  'chain-empty-joins': probe(found('_id=a,f&encounter.identifier='), ['a', 'f'], ['a']),
  'chain-not-misses-lacking': probe(
    having(
      [
        ...ofGender('m', { gender: 'male' }),
        ...ofGender('w', { gender: 'female' }),
        ...ofGender('n'),
      ],
      found('_id=of-m,of-w,of-n&patient.gender:not=male'),
    ),
    ['of-n', 'of-w'],
    ['of-w'],
  ),
  'contained-practitioners-found-by-id': probe(
    having(
      [
        study('g', {
          contained: [{ resourceType: 'Practitioner', id: 'within' }],
          referrer: { reference: '#within' },
        }),
      ],
      ids('Practitioner?_id=within'),
    ),
    [],
    ['Practitioner/within'],
  ),
  'system-one-of-one-id': probe(
    having([{ resourceType: 'Patient', id: 'a' }], ids('?_type=ImagingStudy,Patient&_id=a')),
    ['ImagingStudy/a', 'Patient/a'],
    ['ImagingStudy/a'],
  ),
};
