import { base, study } from '../client.ts';
import { type Bundle, found, type Probe, posted, probe } from './asking.ts';
import { companions, having, ids } from './beside.ts';
import { dcm, urlOf } from './looks.ts';

const thisMonth = new Date().toISOString().slice(0, 7);
const far = (type: string) => ({ reference: `http://other.example/fhir/${type}` });
const ultrasound = { uid: '1.9', modality: { code: 'US' } };
const doctor = { identifier: [{ system: 'http://i.example', value: 'inside' }] };

const performedBy = (id: string) => {
  const performer = [{ actor: { reference: `Practitioner/${id}` } }];
  return study('performed', {
    identifier: [{ value: 'P1' }],
    series: [{ ...ultrasound, performer }],
  });
};

/** Faults in: what is on another server, inside a resource, in a period, on a later page or no longer so. */
export const seldomAsked: Record<string, Probe> = {
  'foreign-endpoint-as-local': probe(
    having([study('far', { endpoint: [far('Endpoint/n1')] })], found('endpoint=Endpoint/n1')),
    ['a'],
    ['a', 'far'],
  ),
  'foreign-performer-in-list-as-local': probe(
    having(
      [
        study('far', {
          series: [{ ...ultrasound, performer: [{ actor: far('Practitioner/w') }] }],
        }),
      ],
      found('performer=Device/d1,Practitioner/w'),
    ),
    ['a'],
    ['a', 'far'],
  ),
  'last-updated-ge-after-its-month': probe(found(`_id=a&_lastUpdated=ge${thisMonth}`), ['a'], []),
  'last-updated-eb-takes-its-month': probe(found(`_id=a&_lastUpdated=eb${thisMonth}`), [], ['a']),
  'full-url-of-later-with-fragment': probe(
    async (client) => {
      const first = (await client.get('ImagingStudy?_id=a,b&_count=1')).json as unknown as Bundle;
      const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
      const second = (await client.get(next)).json as unknown as Bundle;
      return [first, second].flatMap(({ entry = [] }) => entry.map(urlOf));
    },
    [`${base}/ImagingStudy/a`, `${base}/ImagingStudy/b`],
    [`${base}/ImagingStudy/a`, `${base}#page-2/ImagingStudy/b`],
  ),
  'full-url-of-posted-through-search': probe(
    async (client) => {
      const { json } = await client.form('ImagingStudy/_search', '_id=a');
      return ((json as unknown as Bundle).entry ?? []).map(urlOf);
    },
    [`${base}/ImagingStudy/a`],
    [`${base}/ImagingStudy/_search?/ImagingStudy/a`],
  ),
  'contained-practitioners-found-by-post': probe(
    having(
      [
        study('holder', {
          contained: [{ resourceType: 'Practitioner', id: 'in', ...doctor }],
          referrer: { reference: '#in' },
        }),
      ],
      async (client) => {
        const { json } = await client.form('Practitioner/_search', 'identifier=inside');
        return ((json as unknown as Bundle).entry ?? []).map(({ resource }) => resource?.id);
      },
    ),
    [],
    ['in'],
  ),
  'contained-false-by-post-as-both': probe(
    posted('identifier=contained&_contained=false'),
    [],
    ['o1'],
  ),
  'no-system-of-another-modality': probe(
    having(
      [
        study('mixed', {
          series: [
            { uid: '1.7', modality: { system: dcm, code: 'CT' } },
            { uid: '1.8', modality: { code: 'US' } },
          ],
        }),
      ],
      found('modality=|CT'),
    ),
    ['c'],
    ['c', 'mixed'],
  ),
  'reason-takes-system-of-neighbour': probe(
    having(
      [
        study('mixed', {
          reasonCode: [
            { coding: [{ system: 'http://snomed.info/sct', code: 'x' }, { code: 'pain' }] },
          ],
        }),
      ],
      found('reason=http://snomed.info/sct|pain'),
    ),
    ['a'],
    ['a', 'mixed'],
  ),
  'has-of-former-performer': probe(
    having(
      [...companions, performedBy('w'), performedBy('o')],
      ids('Practitioner?_has:ImagingStudy:performer:identifier=P1'),
    ),
    ['Practitioner/o'],
    ['Practitioner/o', 'Practitioner/w'],
  ),
  'chain-by-former-order': probe(
    having([...companions, study('a', {})], found('_id=a&basedon:ServiceRequest.identifier=S')),
    [],
    ['a'],
  ),
  'revived-not-chained-to-referrer': probe(
    async (client) => {
      for (const one of companions) await client.put(`${one.resourceType}/${one.id}`, one);
      const { json } = await client.get('ImagingStudy/a');
      await client.send('DELETE', 'ImagingStudy/a');
      await client.put('ImagingStudy/a', json);
      return found('referrer:Practitioner.identifier=W')(client);
    },
    ['a'],
    [],
  ),
  'has-by-first-instance-alone': probe(
    async (client) => [
      await ids('Encounter?_has:ImagingStudy:encounter:instance=1.1.1')(client),
      await ids('Encounter?_has:ImagingStudy:encounter:instance=1.1.2')(client),
    ],
    [['Encounter/e1'], ['Encounter/e1']],
    [['Encounter/e1'], []],
  ),
  'chain-to-first-reason-alone': probe(
    having(companions, async (client) => [
      await ids('Observation?derived-from:ImagingStudy.reason=pain')(client),
      await ids('Observation?derived-from:ImagingStudy.reason=cough')(client),
    ]),
    [['Observation/m1'], ['Observation/m1']],
    [['Observation/m1'], []],
  ),
  'studies-of-orders-as-matches': probe(
    async (client) => {
      const order = { resourceType: 'ServiceRequest', id: 'o', status: 'active', intent: 'order' };
      await client.put('ServiceRequest/o', { ...order, subject: { reference: 'Patient/p' } });
      await client.put(
        'ImagingStudy/s',
        study('s', { basedOn: [{ reference: 'ServiceRequest/o' }] }),
      );
      const path = 'ServiceRequest?_id=o&_revinclude=ImagingStudy:basedon';
      const { entry = [] } = (await client.get(path)).json as unknown as Bundle;
      return entry.map(({ search }) => search?.mode);
    },
    ['match', 'include'],
    ['match', 'match'],
  ),
  'included-as-match-beside-reverse': probe(
    having(companions, async (client) => {
      const modes = async (asked: string) => {
        const answer = await client.get(`ImagingStudy?_id=b&${asked}`);
        const { entry = [] } = answer.json as unknown as Bundle;
        return [
          ...new Set(
            entry.map(({ resource, search }) => `${resource?.resourceType} ${search?.mode}`),
          ),
        ].sort();
      };
      const both = '_include=ImagingStudy:encounter&_revinclude=Observation:derived-from';
      return [await modes('_include=ImagingStudy:encounter'), await modes(both)];
    }),
    [
      ['Encounter include', 'ImagingStudy match'],
      ['Encounter include', 'ImagingStudy match', 'Observation include'],
    ],
    [
      ['Encounter include', 'ImagingStudy match'],
      ['Encounter match', 'ImagingStudy match', 'Observation include'],
    ],
  ),
};
