import { study } from '../client.ts';
import { type Bundle, type Probe, pages, probe, shape, total } from './asking.ts';
import { companions, having, told } from './beside.ts';

const endpoints = ['n1', 'n2'].map((id) => ({
  resourceType: 'Endpoint',
  id,
  status: 'active',
  connectionType: { code: 'dicom-wado-rs' },
  payloadType: [{ text: 'DICOM' }],
  address: 'http://pacs.example/wado',
}));
const versioned = study('f', { referrer: { reference: 'Practitioner/w/_history/1' } });

/** Version ids of what is included. */
const included = (query: string) =>
  shape(`${query}&_include=ImagingStudy:referrer`, ({ entry = [] }) =>
    entry.flatMap(({ resource, search }) =>
      search?.mode === 'include' ? [resource?.meta?.versionId] : [],
    ),
  );

/** Faults in: includes. */
export const includes: Record<string, Probe> = {
  'include-of-first-in-list': probe(
    having(companions, told('ImagingStudy?_id=a&_include=ImagingStudy:interpreter')),
    ['ImagingStudy/a match', 'Practitioner/w include', 'Practitioner/o include'],
    ['ImagingStudy/a match', 'Practitioner/o include'],
  ),
  'include-of-first-match': probe(
    told('ImagingStudy?_id=a,b&_include=ImagingStudy:encounter'),
    [
      'ImagingStudy/a match',
      'ImagingStudy/b match',
      'Encounter/e1 include',
      'Encounter/e2 include',
    ],
    ['ImagingStudy/a match', 'ImagingStudy/b match', 'Encounter/e1 include'],
  ),
  'include-as-match': probe(
    told('ImagingStudy?_id=a&_include=ImagingStudy:encounter'),
    ['ImagingStudy/a match', 'Encounter/e1 include'],
    ['ImagingStudy/a match', 'Encounter/e1 match'],
  ),
  'include-without-mode': probe(
    told('ImagingStudy?_id=a&_include=ImagingStudy:encounter'),
    ['ImagingStudy/a match', 'Encounter/e1 include'],
    ['ImagingStudy/a match', 'Encounter/e1 undefined'],
  ),
  'include-repeated': probe(
    told('ImagingStudy?_id=a,f&_include=ImagingStudy:subject'),
    ['ImagingStudy/a match', 'ImagingStudy/f match', 'Patient/p1 include'],
    ['ImagingStudy/a match', 'ImagingStudy/f match', 'Patient/p1 include', 'Patient/p1 include'],
  ),
  'include-type-ignored': probe(
    told('ImagingStudy?_id=a,b&_include=ImagingStudy:subject:Patient'),
    ['ImagingStudy/a match', 'ImagingStudy/b match', 'Patient/p1 include'],
    ['ImagingStudy/a match', 'ImagingStudy/b match', 'Patient/p1 include', 'Group/g1 include'],
  ),
  'include-loses-matches': probe(
    told('ImagingStudy?_id=a,c&_include=ImagingStudy:encounter'),
    ['ImagingStudy/a match', 'ImagingStudy/c match', 'Encounter/e1 include'],
    ['ImagingStudy/a match', 'Encounter/e1 include'],
  ),
  'include-missing-target-fails': probe(
    told('ImagingStudy?_id=a,c&_include=ImagingStudy:encounter'),
    ['ImagingStudy/a match', 'ImagingStudy/c match', 'Encounter/e1 include'],
    404,
  ),
  'include-loses-versioned': probe(
    having([...companions, versioned], told('ImagingStudy?_id=f&_include=ImagingStudy:referrer')),
    ['ImagingStudy/f match', 'Practitioner/w include'],
    ['Practitioner/w include'],
  ),
  'include-of-current-version': probe(
    having([...companions, ...companions, versioned], included('_id=f')),
    ['1'],
    ['2'],
  ),
  'include-endpoint-of-study': probe(
    having(endpoints, told('ImagingStudy?_id=a&_include=ImagingStudy:endpoint')),
    ['ImagingStudy/a match', 'Endpoint/n1 include', 'Endpoint/n2 include'],
    ['ImagingStudy/a match', 'Endpoint/n1 include'],
  ),
  'include-as-match-by-post': probe(
    async (client) => {
      const form = '_id=a&_include=ImagingStudy:encounter';
      const { entry } = (await client.form('ImagingStudy/_search', form)).json as unknown as Bundle;
      return entry?.map(({ search }) => search?.mode);
    },
    ['match', 'include'],
    ['match', 'match'],
  ),
  'full-url-of-include-names-study': probe(
    shape('_id=a&_include=ImagingStudy:encounter', ({ entry }) =>
      entry?.map(({ fullUrl }) => fullUrl?.split('/').slice(-2).join('/')),
    ),
    ['ImagingStudy/a', 'Encounter/e1'],
    ['ImagingStudy/a', 'ImagingStudy/e1'],
  ),
  'include-lost-beside-parts': probe(
    told('ImagingStudy?_id=a&_include=ImagingStudy:encounter&_summary=true'),
    ['ImagingStudy/a match', 'Encounter/e1 include'],
    ['ImagingStudy/a match'],
  ),
  'includes-push-out-matches': probe(
    told('ImagingStudy?_id=a,b&_count=2&_include=ImagingStudy:encounter'),
    [
      'ImagingStudy/a match',
      'ImagingStudy/b match',
      'Encounter/e1 include',
      'Encounter/e2 include',
    ],
    ['ImagingStudy/a match', 'Encounter/e1 include', 'Encounter/e2 include'],
  ),
  'revincludes-in-total': probe(
    having(companions, total('_id=a,b&_revinclude=Observation:derived-from')),
    2,
    4,
  ),
  'includes-in-total': probe(total('_id=a&_include=ImagingStudy:encounter'), 1, 2),
  'includes-fill-pages': probe(
    told('ImagingStudy?_id=a,b&_count=2&_include=ImagingStudy:encounter'),
    [
      'ImagingStudy/a match',
      'ImagingStudy/b match',
      'Encounter/e1 include',
      'Encounter/e2 include',
    ],
    ['ImagingStudy/a match', 'Encounter/e1 include'],
  ),
  'includes-on-first-page-only': probe(
    pages('_id=a,f&_count=1&_include=ImagingStudy:subject'),
    [
      ['a', 'p1'],
      ['f', 'p1'],
    ],
    [['a', 'p1'], ['f']],
  ),
  'include-first-only': probe(
    told('ImagingStudy?_id=a&_include=ImagingStudy:encounter&_include=ImagingStudy:subject'),
    ['ImagingStudy/a match', 'Encounter/e1 include', 'Patient/p1 include'],
    ['ImagingStudy/a match', 'Encounter/e1 include'],
  ),
  'include-iterated-unasked': probe(
    told('ImagingStudy?_id=b&_include=ImagingStudy:encounter&_include=Encounter:part-of'),
    ['ImagingStudy/b match', 'Encounter/e2 include'],
    ['ImagingStudy/b match', 'Encounter/e2 include', 'Encounter/e1 include'],
  ),
  'include-iterated-alone': probe(
    told('ImagingStudy?_id=b&_include=ImagingStudy:encounter&_include:iterate=Encounter:part-of'),
    ['ImagingStudy/b match', 'Encounter/e2 include', 'Encounter/e1 include'],
    ['ImagingStudy/b match', 'Encounter/e1 include'],
  ),
  'include-wildcard-study-level': probe(
    having(companions, told('ImagingStudy?_id=c&_include=ImagingStudy:*')),
    ['ImagingStudy/c match', 'Practitioner/o include', 'Device/w include'],
    ['ImagingStudy/c match', 'Practitioner/o include'],
  ),
  'include-by-identifier': probe(
    having(
      [
        ...companions,
        study('f', {
          referrer: {
            type: 'Practitioner',
            identifier: { system: 'http://i.example', value: 'W' },
          },
        }),
      ],
      told('ImagingStudy?_id=f&_include=ImagingStudy:referrer'),
    ),
    ['ImagingStudy/f match'],
    ['ImagingStudy/f match', 'Practitioner/w include'],
  ),
  'revinclude-of-patient': probe(
    having(companions, told('ImagingStudy?_id=a&_revinclude=Observation:derived-from')),
    ['ImagingStudy/a match', 'Observation/m1 include'],
    [
      'ImagingStudy/a match',
      'Observation/m1 include',
      'Observation/o1 include',
      'Observation/m2 include',
    ],
  ),
  'revinclude-of-first-in-list': probe(
    having(companions, told('ImagingStudy?_id=b&_revinclude=Observation:derived-from')),
    ['ImagingStudy/b match', 'Observation/m1 include', 'Observation/m2 include'],
    ['ImagingStudy/b match', 'Observation/m2 include'],
  ),
  'revinclude-one-for-each': probe(
    having(companions, told('ImagingStudy?_id=b&_revinclude=Observation:derived-from')),
    ['ImagingStudy/b match', 'Observation/m1 include', 'Observation/m2 include'],
    ['ImagingStudy/b match', 'Observation/m1 include'],
  ),
};
