import { newStudy, series, study } from '../client.ts';
import {
  a,
  created,
  extension,
  idOf,
  jsonOf,
  metaOf,
  type Probe,
  probe,
  read,
  remove,
  update,
  withTime,
} from './asking.ts';
import { post, send, toldBy } from './bundles.ts';
import { creation } from './links.ts';

type Client = Parameters<Probe['ask']>[0];

interface Entry {
  resource?: { description?: string; meta: { versionId: string } };
}

const numbered = { identifier: [{ system: 'http://a.example/n', value: '1' }] };
const criteria = 'identifier=http://a.example/n|1';
const where = (client: Client, elements: object = {}) =>
  client.put(`ImagingStudy?${criteria}`, newStudy({ ...numbered, ...elements }));
const entriesOf = async (client: Client, path: string) => {
  const { entry, link } = jsonOf(await client.get(path)) as {
    entry?: Entry[];
    link?: { relation: string; url: string }[];
  };
  return { entry: entry ?? [], next: link?.find(({ relation }) => relation === 'next')?.url };
};
const versions = ({ entry }: { entry: Entry[] }) =>
  entry.map(({ resource }) => resource?.meta.versionId);
const get = (url: string) => ({ request: { method: 'GET', url } });
const revive = async (client: Client) => {
  await remove(client);
  return update(client);
};
const referencesIn = (body: string) => /"reference":"([^"]*)"/.exec(body)?.[1];
const createdIn = async (client: Client, ...entries: object[]) => {
  const [made] = await toldBy(send(client, 'transaction', ...entries));
  return (await read(client, made?.response?.location?.split('/').at(-3))).body;
};

/** Faults in what comes after: a later page, another read, a revival. */
export const overlooked: Record<string, Probe> = {
  'history-pages-overlap': probe(
    async (c) => {
      await update(c);
      await update(c, { description: 'new' });
      const { next = '' } = await entriesOf(c, `${a}/_history?_count=2`);
      return versions(await entriesOf(c, next));
    },
    ['1'],
    ['2', '1'],
  ),
  'history-since-exclusive': probe(
    (c) =>
      withTime(async () => {
        await update(c);
        return versions(await entriesOf(c, `${a}/_history?_since=2030-01-01T00:00:00Z`));
      }),
    ['2'],
    [],
  ),
  'history-of-criteria-shows-before': probe(
    async (c) => {
      const id = idOf(await where(c, { description: 'old' }));
      await where(c, { description: 'new' });
      const { entry } = await entriesOf(c, `ImagingStudy/${id}/_history`);
      return entry[0]?.resource?.description;
    },
    'new',
    'old',
  ),
  'part-kept-for-whole': probe(
    async (c) => {
      await update(c, { description: 'x' });
      await c.get(`${a}?_elements=status`);
      return jsonOf(await read(c)).description;
    },
    'x',
    undefined,
  ),
  'any-type-refused': probe(async (c) => (await c.get(a, { accept: '*/*' })).status, 200, 406),
  'conditional-create-finds-former': probe(
    async (c) => {
      const id = idOf(await c.post('ImagingStudy', newStudy(numbered)));
      await update(c, {}, id);
      return (await c.post('ImagingStudy', newStudy(), { 'if-none-exist': criteria })).status;
    },
    201,
    200,
  ),
  'conditional-update-revives-deleted': probe(
    async (c) => {
      const id = idOf(await where(c));
      await remove(c, `ImagingStudy/${id}`);
      return idOf(await where(c)) === id;
    },
    false,
    true,
  ),
  'conditional-update-without-new-time': probe(
    (c) =>
      withTime(async (pass) => {
        const id = idOf(await where(c));
        pass(5000);
        await where(c, { description: 'new' });
        return metaOf(await read(c, id)).lastUpdated;
      }),
    '2030-01-01T00:00:05.000Z',
    '2030-01-01T00:00:00.000Z',
  ),
  'batch-vread-of-now': probe(
    async (c) => {
      await update(c);
      const [entry] = await toldBy(send(c, 'batch', get(`${a}/_history/1`)));
      return (entry as Entry).resource?.meta.versionId;
    },
    '1',
    '2',
  ),
  'batch-deleted-still-read': probe(
    async (c) => {
      await remove(c);
      const [entry] = await toldBy(send(c, 'batch', get(a)));
      return entry?.response?.status;
    },
    '410',
    '200',
  ),
  'revived-not-modified': probe(
    async (c) => {
      await revive(c);
      return (await c.get(a, { 'if-none-match': 'W/"1"' })).status;
    },
    200,
    304,
  ),
  'revival-location-of-first': probe(
    async (c) => (await revive(c)).headers.location?.split('/').at(-1),
    '3',
    '1',
  ),
  'transaction-keeps-absolute-references': probe(
    async (c) => {
      const reference = 'http://source.example/fhir/Patient/sent';
      const one = post(newStudy({ subject: { reference } }));
      return referencesIn(await createdIn(c, one, creation(reference))) === reference;
    },
    false,
    true,
  ),
  'transaction-types-local-references': probe(
    async (c) => {
      const contained = [{ resourceType: 'Practitioner', id: 'r', active: true }];
      const elements = { contained, referrer: { reference: '#r' } };
      return (await createdIn(c, post(newStudy(elements)))).includes('"#r"');
    },
    true,
    false,
  ),
  'update-of-meta-alone-ignored': probe(
    async (c) => {
      const stored = jsonOf(await read(c));
      const tag = [{ system: 'http://a.example/tags', code: 'x' }];
      await c.put(a, { ...study('a'), ...stored, meta: { tag } });
      return metaOf(await read(c)).versionId;
    },
    '2',
    '1',
  ),
  'references-sorted': probe(
    async (c) => {
      const basedOn = ['ServiceRequest/2', 'ServiceRequest/1'].map((reference) => ({ reference }));
      return referencesIn((await created(c, { basedOn })).body.replace(/^.*"basedOn"/, ''));
    },
    'ServiceRequest/2',
    'ServiceRequest/1',
  ),
  'identifiers-of-references-lost': probe(
    async (c) => {
      const endpoint = [{ reference: 'Endpoint/e', identifier: { value: 'of-endpoint' } }];
      const { body } = await created(c, { series: [series('CT', { endpoint })] });
      return body.includes('of-endpoint');
    },
    true,
    false,
  ),
  'series-extensions-need-values': probe(
    async (c) => {
      const _description = { extension: [extension({ valueCode: 'x' })] };
      return (await created(c, { series: [series('CT', { _description })] })).body.includes(
        '_description',
      );
    },
    true,
    false,
  ),
};
