import type { Client } from '../client.ts';
import { type Bundle, entries, type Probe, pages, probe, status, total } from './asking.ts';
import { companions, having, ids, told } from './beside.ts';
import { tagsOf } from './looks.ts';

const totalOf = (path: string) => async (client: Client) =>
  ((await client.get(path)).json as unknown as Bundle).total;

const inBatch =
  (url: string, look: (set: Bundle) => unknown): Probe['ask'] =>
  async (client) => {
    const entry = [{ request: { method: 'GET', url } }];
    const { json } = await client.post('', { resourceType: 'Bundle', type: 'batch', entry });
    return look(
      (json as unknown as { entry: { resource: Bundle }[] }).entry[0]?.resource as Bundle,
    );
  };

const askedFor = (path: string) => async (client: Client) =>
  ((await client.get(path)).json as unknown as Bundle).link?.[0]?.url.split('?')[1];

const modesOf = ({ entry = [] }: Bundle) => entry.map(({ search }) => search?.mode);

const requester = 'ImagingStudy?_id=a&_include=ImagingStudy:basedon';
const ordered = ['ImagingStudy/a', 'ServiceRequest/s1'];
const twoTypes = '?_type=ImagingStudy,Patient&_id=f,p1&_include=ImagingStudy:subject';

/** Faults in: counts, and what searches in compartments, batches and the whole server tell. */
export const whatIsTold: Record<string, Probe> = {
  'count-without-chain': probe(
    total('_id=a,b&encounter:Encounter.identifier=of-target&_summary=count'),
    1,
    2,
  ),
  'count-with-contained': probe(total('identifier=contained&_summary=count'), 0, 1),
  'summary-count-within-page': probe(total('_id=a,b&_summary=count&_count=1'), 2, 1),
  'summary-count-with-includes': probe(
    total('_id=a&_include=ImagingStudy:subject&_summary=count'),
    1,
    2,
  ),
  'total-none-without-next': probe(pages('_id=a,b&_count=1&_total=none'), [['a'], ['b']], [['a']]),
  'accurate-total-with-includes': probe(
    total('_id=a&_include=ImagingStudy:subject&_total=accurate'),
    1,
    2,
  ),
  'compartment-id-ignored': probe(totalOf('Patient/p1/ImagingStudy?_id=f'), 1, 7),
  'compartment-overridden': probe(
    ids('Patient/p9/ImagingStudy?patient=p1&_id=f'),
    [],
    ['ImagingStudy/f'],
  ),
  'compartment-count-of-all': probe(
    totalOf('Patient/p1/ImagingStudy?_summary=count&_id=b,f'),
    1,
    2,
  ),
  'compartment-include-as-match': probe(
    told('Patient/p1/ImagingStudy?_id=f&_include=ImagingStudy:subject'),
    ['ImagingStudy/f match', 'Patient/p1 include'],
    ['ImagingStudy/f match', 'Patient/p1 match'],
  ),
  'batch-search-without-self-link': probe(
    inBatch('ImagingStudy?_id=a', ({ link = [] }) => link.map(({ relation }) => relation)),
    ['self'],
    [],
  ),
  'batch-include-as-match': probe(
    inBatch('ImagingStudy?_id=a&_include=ImagingStudy:subject', modesOf),
    ['match', 'include'],
    ['match', 'match'],
  ),
  'batch-compartment-of-all': probe(
    inBatch('Patient/p1/ImagingStudy?_id=b,f', (set) => set.total),
    1,
    2,
  ),
  'iterated-include-type-ignored': probe(
    having(companions, ids(`${requester}&_include:iterate=ServiceRequest:requester:Patient`)),
    ordered,
    [...ordered, 'Practitioner/o'],
  ),
  'include-iterates-beside-another': probe(
    having(
      companions,
      ids(
        'ImagingStudy?_id=a&_include:iterate=ImagingStudy:basedon&_include=ServiceRequest:requester',
      ),
    ),
    ordered,
    [...ordered, 'Practitioner/o'],
  ),
  'revinclude-type-ignored': probe(
    having(companions, ids('ImagingStudy?_id=a&_revinclude=Observation:derived-from:Observation')),
    ['ImagingStudy/a'],
    ['ImagingStudy/a', 'Observation/m1'],
  ),
  'system-self-link-without-type': probe(
    askedFor('?_type=ImagingStudy&_id=a'),
    '_type=ImagingStudy&_id=a',
    '_id=a',
  ),
  'system-total-of-all-types': probe(totalOf('?_type=ImagingStudy&_id=a,e1'), 1, 2),
  'system-finds-contained': probe(
    ids('?_type=ImagingStudy&identifier=contained'),
    [],
    ['Observation/o1'],
  ),
  'system-match-included-again': probe(
    ids(twoTypes),
    ['Patient/p1', 'ImagingStudy/f'],
    ['Patient/p1', 'ImagingStudy/f', 'Patient/p1'],
  ),
  'subsetted-replaces-tags': probe(
    entries('_id=a&_summary=true', tagsOf),
    [['red', 'SUBSETTED']],
    [['SUBSETTED']],
  ),
  'searchset-by-post-as-json': probe(
    async (client) =>
      (await client.form('ImagingStudy/_search', '_id=a')).headers['content-type']?.split(';')[0],
    'application/fhir+json',
    'application/json',
  ),
  'unresolved-include-as-outcome': probe(
    entries('_id=c&_include=ImagingStudy:subject', ({ search }) => search?.mode),
    ['match'],
    ['match', 'include'],
  ),
  'empty-sort-refused': probe(status('_id=a&_sort='), 200, 400),
};
