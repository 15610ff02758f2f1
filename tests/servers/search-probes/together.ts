import { base, type Client, series, study } from '../client.ts';
import { type Bundle, found, type Probe, pages, probe, selfLink, status } from './asking.ts';
import { companions, having, ids, told } from './beside.ts';

/** Where the previous link of the last page leads. */
const previousOfLast = (path: string) => async (client: Client) => {
  let url: string | undefined = path;
  let last: Bundle = { resourceType: 'none' };
  while (url) {
    last = (await client.get(url)).json as unknown as Bundle;
    url = last.link?.find(({ relation }) => relation === 'next')?.url;
  }
  return ids(last.link?.find(({ relation }) => relation === 'previous')?.url ?? '')(client);
};

/** The self link and the fullUrls of a search anywhere below the base. */
const urls = (path: string) => async (client: Client) => {
  const { link = [], entry = [] } = (await client.get(path)).json as unknown as Bundle;
  return [link[0]?.url, ...entry.map(({ fullUrl }) => fullUrl)];
};

const of = (id: string) => ({ subject: { reference: `Patient/${id}` } });
const born = (id: string) => ({ resourceType: 'Patient', id, birthDate: '1980-05-05' });
const withProfile = (id: string, at: string) => study(id, { meta: { profile: [at] } });

const treated = [
  { resourceType: 'Practitioner', id: 'gp' },
  { ...born('p1'), generalPractitioner: [{ reference: 'Practitioner/gp' }] },
];

const measured = {
  resourceType: 'Observation',
  id: 'm3',
  status: 'final',
  code: { text: 'Size' },
  effectiveDateTime: '2020-02-02',
  derivedFrom: [{ reference: 'ImagingStudy/a' }],
};

/** Faults in: what two parts of a search come to together. */
export const together: Record<string, Probe> = {
  'previous-by-size-of-last-page': probe(
    previousOfLast('ImagingStudy?_id=a,b,c,d,dd&_count=2'),
    ['ImagingStudy/c', 'ImagingStudy/d'],
    ['ImagingStudy/d', 'ImagingStudy/dd'],
  ),
  'chain-sorted-finds-one-target': probe(
    having(
      [born('p1'), born('p2'), study('g', of('p2'))],
      found('patient.birthdate=ge1970&_id=f,g&_sort=started'),
    ),
    ['f', 'g'],
    ['f'],
  ),
  'sort-of-first-series': probe(
    having(
      [
        study('f', { series: [series('US'), series('AA')] }),
        study('g', { series: [series('CT')] }),
      ],
      pages('_id=f,g&_sort=modality'),
    ),
    [['f', 'g']],
    [['g', 'f']],
  ),
  'has-date-prefix-ignored': probe(
    having([measured], found('_has:Observation:derived-from:date=ge2019')),
    ['a'],
    [],
  ),
  'has-of-has-empty': probe(
    having(
      [{ ...measured, id: 'm4', derivedFrom: [{ reference: 'Observation/m3' }] }, measured],
      found('_has:Observation:derived-from:_has:Observation:derived-from:_id=m4'),
    ),
    ['a'],
    [],
  ),
  'chain-system-ignored': probe(
    having(companions, found('referrer:Practitioner.identifier=http://other.example|W')),
    [],
    ['a'],
  ),
  'trailing-escaped-comma-lost': probe(found('identifier=\\,'), ['d'], []),
  'chain-to-id-fails': probe(status('patient._id=p1'), 200, 500),
  'match-included-again': probe(
    told(
      'ImagingStudy?_id=a&_include=ImagingStudy:encounter&_revinclude:iterate=ImagingStudy:encounter',
    ),
    ['ImagingStudy/a match', 'Encounter/e1 include'],
    ['ImagingStudy/a match', 'Encounter/e1 include', 'ImagingStudy/a include'],
  ),
  'iterated-include-of-deleted': probe(
    having(treated, async (client) => {
      await client.send('DELETE', 'Practitioner/gp');
      return told(
        'ImagingStudy?_id=f&_include=ImagingStudy:patient&_include:iterate=Patient:general-practitioner',
      )(client);
    }),
    ['ImagingStudy/f match', 'Patient/p1 include'],
    ['ImagingStudy/f match', 'Patient/p1 include', 'Practitioner/gp include'],
  ),
  'system-full-url-with-query': probe(
    urls('?_type=ImagingStudy&_id=a'),
    [`${base}/?_type=ImagingStudy&_id=a`, `${base}/ImagingStudy/a`],
    [`${base}/?_type=ImagingStudy&_id=a`, `${base}?/ImagingStudy/a`],
  ),
  'compartment-not-in-self-link': probe(
    urls('Patient/p1/ImagingStudy?_id=f'),
    [`${base}/Patient/p1/ImagingStudy?_id=f`, `${base}/ImagingStudy/f`],
    [`${base}/ImagingStudy?_id=f`, `${base}/ImagingStudy/f`],
  ),
  'self-link-chain-without-dot': probe(
    selfLink('encounter.identifier=of-target'),
    `${base}/ImagingStudy?encounter.identifier=of-target`,
    `${base}/ImagingStudy?encounteridentifier=of-target`,
  ),
  'profile-or-first-only': probe(
    having(
      [withProfile('f', 'http://p.example/1'), withProfile('g', 'http://p.example/2')],
      found('_profile=http://p.example/1,http://p.example/2'),
    ),
    ['f', 'g'],
    ['f'],
  ),
  'revinclude-on-first-page-only': probe(
    having(companions, pages('_id=a,b&_count=1&_revinclude=Observation:derived-from')),
    [
      ['a', 'm1'],
      ['b', 'm1', 'm2'],
    ],
    [['a', 'm1'], ['b']],
  ),
  'strictness-ignored-by-post': probe(
    async (client) => {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        prefer: 'handling=strict',
      };
      return (await client.send('POST', 'ImagingStudy/_search', headers, 'unheard-of=1')).status;
    },
    400,
    200,
  ),
};
