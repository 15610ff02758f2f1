import { base, newStudy, study } from '../client.ts';
import {
  type Bundle,
  found,
  type Probe,
  postedPages,
  probe,
  selfLink,
  status,
  total,
} from './asking.ts';
import { companions, having, ids } from './beside.ts';
import { modeOf } from './looks.ts';

const formed = (path: string, form: string, look: (bundle: Bundle) => unknown) =>
  having([...companions, { resourceType: 'Device', id: 'p1' }], async (client) =>
    look((await client.form(path, form)).json as unknown as Bundle),
  );

const namesOf = ({ entry = [] }: Bundle) =>
  entry.map(({ resource }) => `${resource?.resourceType}/${resource?.id}`);

/** Faults in: what a search that is narrowed, counted or continued keeps to. */
export const withinLimits: Record<string, Probe> = {
  'last-updated-first-of-several': probe(found('_id=a&_lastUpdated=lt2000,gt2000'), ['a'], []),
  'count-zero-first-of-repeated': probe(total('status=available&status=cancelled&_count=0'), 0, 3),
  'encoded-modifier-unknown': probe(found('_id=a,b&status%3Anot=available'), ['b'], ['a', 'b']),
  'include-type-by-post-ignored': probe(
    formed('ImagingStudy/_search', '_id=c&_include=ImagingStudy:subject:Patient', namesOf),
    ['ImagingStudy/c'],
    ['ImagingStudy/c', 'Device/p1'],
  ),
  'contained-study-found-beside': probe(
    ids('ImagingStudy?identifier=contained,B1'),
    ['ImagingStudy/b'],
    ['Observation/o1', 'ImagingStudy/b'],
  ),
  'compartment-negation-escapes': probe(
    ids('Patient/p1/ImagingStudy?status:not=available&_id=b,e'),
    ['ImagingStudy/e'],
    ['ImagingStudy/b', 'ImagingStudy/e'],
  ),
  'compartment-of-same-id': probe(
    ids('Patient/p1/ImagingStudy?_id=c,e'),
    ['ImagingStudy/e'],
    ['ImagingStudy/e', 'ImagingStudy/c'],
  ),
  'page-begins-anew-after-write': probe(
    async (client) => {
      const { link = [] } = (await client.get('ImagingStudy?status=available&_count=2'))
        .json as unknown as Bundle;
      await client.post('ImagingStudy', newStudy({ status: 'unknown' }));
      const next = link.find(({ relation }) => relation === 'next');
      const page = (await client.get(next?.url ?? '')).json as unknown as Bundle;
      return namesOf(page);
    },
    ['ImagingStudy/g'],
    ['ImagingStudy/a', 'ImagingStudy/f'],
  ),
  'post-pages-lose-missing': probe(
    postedPages('status=available&encounter:missing=true&_count=1'),
    [['f'], ['g']],
    [['f'], ['f']],
  ),
  'revinclude-as-match-by-post': probe(
    formed('ImagingStudy/_search', '_id=a&_revinclude=Observation:derived-from', ({ entry = [] }) =>
      entry.map(modeOf),
    ),
    ['match', 'include'],
    ['match', 'match'],
  ),
  'self-link-loses-escape': probe(
    selfLink('identifier=A1%5C,A2'),
    `${base}/ImagingStudy?identifier=A1%5C%2CA2`,
    `${base}/ImagingStudy?identifier=A1%2CA2`,
  ),
  'self-link-sort-rising': probe(
    selfLink('_id=a&_sort=-started'),
    `${base}/ImagingStudy?_id=a&_sort=-started`,
    `${base}/ImagingStudy?_id=a&_sort=started`,
  ),
  'empty-parameter-strict-refused': probe(
    status('_id=a&status=', { prefer: 'handling=strict' }),
    200,
    400,
  ),
  'system-first-criterion-only': probe(
    ids('?_type=ImagingStudy&_id=a&_lastUpdated=lt2000'),
    [],
    ['ImagingStudy/a'],
  ),
  'system-type-by-post-ignored': probe(
    formed('_search', '_type=ImagingStudy&_id=a,e1', namesOf),
    ['ImagingStudy/a'],
    ['Encounter/e1', 'ImagingStudy/a'],
  ),
  'profile-outlasts-update': probe(
    having(
      [study('f', { meta: { profile: ['http://p.example/1'] } }), study('f')],
      ids('ImagingStudy?_id=f&_profile=http://p.example/1'),
    ),
    [],
    ['ImagingStudy/f'],
  ),
};
