import { newStudy, study } from '../client.ts';
import { jsonOf, type Probe, probe, read, remove as removeAlone, update } from './asking.ts';
import { post, put, remove, send, toldBy } from './bundles.ts';

type Client = Parameters<Probe['ask']>[0];

const known = { identifier: [{ value: 'x' }] };
const changed = put('/a', study('a', { status: 'cancelled' }));
const unused = { identifier: [{ value: 'unused' }] };
const createdByCriteria = post(newStudy(unused), { ifNoneExist: 'identifier=unused' });
const updatedByCriteria = put('?identifier=x', newStudy({ ...known, status: 'cancelled' }));
const deletedByCriteria = remove('?identifier=x');
const representation = { prefer: 'return=representation' };

/** What is told of one entry. */
const told = async (client: Client, type: string, entry: object) =>
  (await toldBy(send(client, type, entry)))[0]?.response ?? {};

/** What is asked once an entry is carried out. */
const after =
  (type: string, entry: object, ask: Probe['ask']): Probe['ask'] =>
  async (client) => {
    await send(client, type, entry);
    return ask(client);
  };

/** The same of a study that was deleted before. */
const afterRevival =
  (type: string, ask: Probe['ask']): Probe['ask'] =>
  async (client) => {
    await removeAlone(client);
    return after(type, changed, ask)(client);
  };

const statusOf = async (client: Client, path: string, headers = {}) =>
  (await client.get(`ImagingStudy/${path}`, headers)).status;

/** The versions of a study that a history lists, with their status. */
const listed = (path: string, id: string) => async (client: Client) => {
  const { entry } = jsonOf(await client.get(`${path}_history`)) as {
    entry: { request: { url: string }; resource?: ReturnType<typeof study> }[];
  };
  const mine = entry.filter(({ request, resource }) => (resource?.id ?? request.url).endsWith(id));
  return mine.map(({ resource }) =>
    resource ? `${resource.meta?.versionId} ${resource.status}` : 'deletion',
  );
};

/** Faults in one thing that follows from one way of writing. */
export const byWay: Record<string, Probe> = {
  'batch-upsert-etag-is-zero': probe(
    async (c) => (await told(c, 'batch', put('/new', study('new')))).etag,
    'W/"1"',
    'W/"0"',
  ),
  'batch-if-none-exist-location-of-next-version': probe(
    async (c) => (await told(c, 'batch', createdByCriteria)).location?.split('/').at(-1),
    '1',
    '2',
  ),
  'transaction-conditional-upsert-answered-200': probe(
    async (c) => (await told(c, 'transaction', put('?identifier=unused', newStudy()))).status,
    '201',
    '200',
  ),
  'transaction-conditional-update-refuses-new': probe(
    async (c) => {
      const entry = put('?identifier=unused', newStudy());
      return [
        (await send(c, 'batch', entry)).status,
        (await send(c, 'transaction', entry)).status,
        (await send(c, 'transaction', updatedByCriteria)).status,
      ];
    },
    [200, 200, 200],
    [200, 404, 200],
  ),
  'type-history-without-transaction-revivals': probe(
    afterRevival('transaction', listed('ImagingStudy/', 'a')),
    ['3 cancelled', 'deletion', '1 available'],
    ['deletion', '1 available'],
  ),
  'history-without-batch-updates-by-criteria': probe(
    after('batch', updatedByCriteria, listed('ImagingStudy/c/', 'c')),
    ['2 cancelled', '1 available'],
    ['1 available'],
  ),
  'history-of-batch-criteria-tells-former-status': probe(
    after('batch', updatedByCriteria, listed('ImagingStudy/c/', 'c')),
    ['2 cancelled', '1 available'],
    ['2 available', '1 available'],
  ),
  'system-history-without-batch-deletions': probe(
    after('batch', remove('/a'), listed('', 'a')),
    ['deletion', '1 available'],
    ['1 available'],
  ),
  'transaction-if-none-exist-not-found-by-identifier': probe(
    async (c) => {
      const { location } = await told(c, 'transaction', createdByCriteria);
      const found = async () => (await c.ids('ImagingStudy?identifier=unused')).length;
      const before = await found();
      await update(c, unused, location?.split('/').at(-3));
      return [before, await found()];
    },
    [1, 1],
    [0, 1],
  ),
  'batch-deleted-by-criteria-head-succeeds': probe(
    after('batch', deletedByCriteria, async (c) => [
      (await c.send('HEAD', 'ImagingStudy/c')).status,
      await statusOf(c, 'c'),
    ]),
    [410, 410],
    [200, 410],
  ),
  'transaction-deleted-by-criteria-not-modified': probe(
    after('transaction', deletedByCriteria, (c) => statusOf(c, 'c', { 'if-none-match': 'W/"1"' })),
    410,
    304,
  ),
  'transaction-deleted-by-criteria-found-by-id': probe(
    after('transaction', deletedByCriteria, async (c) => [
      await c.ids('ImagingStudy?_id=c'),
      await c.ids('ImagingStudy?identifier=x'),
    ]),
    [[], []],
    [['c'], []],
  ),
  'transaction-updated-read-with-old-etag': probe(
    after('transaction', changed, async (c) => (await read(c)).headers.etag),
    'W/"2"',
    'W/"1"',
  ),
  'transaction-update-by-criteria-shown-as-former-version': probe(
    after('transaction', updatedByCriteria, async (c) => [
      (await read(c, 'c/_history/2')).json.status,
      (await read(c, 'c/_history/1')).json.status,
    ]),
    ['cancelled', 'available'],
    ['cancelled', 'cancelled'],
  ),
  'batch-updated-not-modified': probe(
    after('batch', changed, async (c) => [
      await statusOf(c, 'a', { 'if-none-match': 'W/"1"' }),
      await statusOf(c, 'a'),
    ]),
    [200, 200],
    [304, 200],
  ),
  'batch-revived-found-by-former-status': probe(
    afterRevival('batch', async (c) => [
      await c.ids('ImagingStudy?_id=a&status=available'),
      await c.ids('ImagingStudy?_id=a&status=cancelled'),
    ]),
    [[], ['a']],
    [['a'], []],
  ),
  'transaction-revived-read-as-before': probe(
    afterRevival('transaction', async (c) => (await read(c)).json.status),
    'cancelled',
    'available',
  ),
  'etag-of-minimal-conditional-update-is-old': probe(
    async (c) => {
      const etag = async (prefer: string) =>
        (await c.put('ImagingStudy?identifier=x', newStudy(known), { prefer })).headers.etag;
      return [await etag('return=minimal'), await etag('return=representation')];
    },
    ['W/"2"', 'W/"3"'],
    ['W/"1"', 'W/"3"'],
  ),
  'representation-of-revival-is-former': probe(
    async (c) => {
      await removeAlone(c);
      const { json } = await update(c, { status: 'cancelled' }, 'a', representation);
      return [json.status, (await read(c)).json.status];
    },
    ['cancelled', 'cancelled'],
    ['available', 'cancelled'],
  ),
  'transaction-update-by-criteria-represented-as-former': probe(
    async (c) => {
      const bundle = { resourceType: 'Bundle', type: 'transaction', entry: [updatedByCriteria] };
      const { entry } = jsonOf(await c.post('', bundle, representation)) as {
        entry: { resource: { status: string } }[];
      };
      return [entry[0]?.resource.status, (await read(c, 'c')).json.status];
    },
    ['cancelled', 'cancelled'],
    ['available', 'cancelled'],
  ),
  'transaction-without-entries-for-vain-deletes': probe(
    async (c) => {
      const entries = [remove('/none'), remove('/b'), post()];
      return (await toldBy(send(c, 'transaction', ...entries))).map(
        ({ response }) => response?.status,
      );
    },
    ['204', '204', '201'],
    ['204', '201'],
  ),
};
