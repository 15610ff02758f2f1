import { base, study } from '../client.ts';
import { entries, type Probe, probe } from './asking.ts';
import { companions, having, ids, told } from './beside.ts';

const asked = '_id=b&_include=ImagingStudy:encounter';
const referred = `ImagingStudy?${asked}`;
const observed = 'ImagingStudy?_id=b&_revinclude=Observation:derived-from';

const encounter = {
  resourceType: 'Encounter',
  id: 'e2',
  class: { code: 'AMB' },
};

/** A batch of searches: the ids that each of them found, and whether it goes on. */
const batched =
  (...urls: string[]): Probe['ask'] =>
  async (client) => {
    const entry = urls.map((url) => ({ request: { method: 'GET', url } }));
    const { json } = await client.post('', { resourceType: 'Bundle', type: 'batch', entry });
    const { entry: told } = json as unknown as {
      entry: { resource: { entry?: { resource: { id: string } }[]; link: object[] } }[];
    };
    return told.map(({ resource }) => [
      resource.entry?.map((one) => one.resource.id),
      resource.link.length,
    ]);
  };

/** Faults in: includes of what is stored in ways of its own or gone, and searches in a batch. */
export const companionsGone: Record<string, Probe> = {
  'include-of-absolute-lost': probe(
    having(
      [study('f', { encounter: { reference: `${base}/Encounter/e1` } })],
      ids('ImagingStudy?_id=f&_include=ImagingStudy:encounter'),
    ),
    ['ImagingStudy/f', 'Encounter/e1'],
    ['ImagingStudy/f'],
  ),
  'include-of-deleted': probe(
    async (client) => {
      await client.send('DELETE', 'Encounter/e2');
      return told(referred)(client);
    },
    ['ImagingStudy/b match'],
    ['ImagingStudy/b match', 'Encounter/e2 include'],
  ),
  'revinclude-of-deleted': probe(
    having(companions, async (client) => {
      await client.send('DELETE', 'Observation/m2');
      return told(observed)(client);
    }),
    ['ImagingStudy/b match', 'Observation/m1 include'],
    ['ImagingStudy/b match', 'Observation/m1 include', 'Observation/m2 include'],
  ),
  'revinclude-to-patients-as-match': probe(
    having([study('x', { subject: { reference: 'Patient/p2' } })], async (client) => {
      await client.put('Patient/p2', { resourceType: 'Patient', id: 'p2' });
      return told('Patient?_id=p2&_revinclude=ImagingStudy:patient')(client);
    }),
    ['Patient/p2 match', 'ImagingStudy/x include'],
    ['Patient/p2 match', 'ImagingStudy/x match'],
  ),
  'full-url-of-include-versioned-after-update': probe(
    async (client) => {
      await client.put('Encounter/e2', { ...encounter, status: 'finished' });
      return entries(asked, ({ fullUrl }) => fullUrl)(client);
    },
    [`${base}/ImagingStudy/b`, `${base}/Encounter/e2`],
    [`${base}/ImagingStudy/b`, `${base}/Encounter/e2/_history/2`],
  ),
  'include-as-first-seen': probe(
    async (client) => {
      const of = (query: string) =>
        entries(query, ({ resource }) => resource?.meta?.versionId)(client);
      const before = await of(asked);
      await client.put('Encounter/e2', { ...encounter, status: 'finished' });
      return [before, await of(asked)];
    },
    [
      ['1', '1'],
      ['1', '2'],
    ],
    [
      ['1', '1'],
      ['1', '1'],
    ],
  ),
  'post-include-first-only': probe(
    async (client) => {
      const form = '_id=a&_include=ImagingStudy:encounter&_include=ImagingStudy:subject';
      const { json } = await client.form('ImagingStudy/_search', form);
      return (json as unknown as { entry: { resource: { id: string } }[] }).entry.map(
        ({ resource }) => resource.id,
      );
    },
    ['a', 'e1', 'p1'],
    ['a', 'e1'],
  ),
  'batch-search-first-criterion-only': probe(
    batched('ImagingStudy?status=available&modality=US'),
    [[['f'], 1]],
    [[['a', 'f', 'g'], 1]],
  ),
  'batch-search-without-full-urls': probe(
    async (client) => {
      const entry = [{ request: { method: 'GET', url: 'ImagingStudy?_id=f' } }];
      const told = await client.post('', { resourceType: 'Bundle', type: 'batch', entry });
      return told.body.includes('"fullUrl"');
    },
    true,
    false,
  ),
  'batch-search-without-next': probe(
    batched('ImagingStudy?status=available&_count=2'),
    [[['a', 'f'], 2]],
    [[['a', 'f'], 1]],
  ),
};
