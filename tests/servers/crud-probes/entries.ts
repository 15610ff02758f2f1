import { newStudy, series, study } from '../client.ts';
import { jsonOf, metaOf, type Probe, probe, read, remove, update } from './asking.ts';
import { post, send, toldBy } from './bundles.ts';
import { linked, rewritten, uuid } from './links.ts';

type Client = Parameters<Probe['ask']>[0];

const put = (id: string, resource: object = study(id)) => ({
  resource,
  request: { method: 'PUT', url: `ImagingStudy/${id}` },
});
const statuses =
  (type: string, ...entries: object[]) =>
  async (client: Client) =>
    (await toldBy(send(client, type, ...entries))).map(({ response }) => response?.status);

const lastUpdated = '1990-01-01T00:00:00Z';
const several = { request: { method: 'DELETE', url: 'ImagingStudy?status=available' } };
const either = 'identifier=none,x';

/** Faults of entries that the same request alone does not have, and of criteria with commas. */
export const entries: Record<string, Probe> = {
  'minimal-entries-without-location': probe(
    async (c) => {
      const bundle = { resourceType: 'Bundle', type: 'batch', entry: [post()] };
      const [told] = await toldBy(c.post('', bundle, { prefer: 'return=minimal' }));
      return told?.response?.location === undefined;
    },
    false,
    true,
  ),
  'transaction-upsert-answered-200': probe(statuses('transaction', put('new')), ['201'], ['200']),
  'batch-revival-answered-200': probe(
    async (c) => {
      await remove(c);
      return statuses('batch', put('a'))(c);
    },
    ['201'],
    ['200'],
  ),
  'transaction-conditional-delete-takes-first': probe(
    async (c) => (await send(c, 'transaction', several)).status,
    412,
    200,
  ),
  'transaction-keeps-authors': probe(
    linked({ note: [{ authorReference: { reference: uuid }, text: 'x' }] }),
    rewritten,
    uuid,
  ),
  'transaction-keeps-later-performers': probe(
    linked({
      series: [
        series('CT', { performer: [{ actor: { display: 'x' } }, { actor: { reference: uuid } }] }),
      ],
    }),
    rewritten,
    uuid,
  ),
  'entries-keep-client-last-updated': probe(
    async (c) => {
      const [told] = await toldBy(send(c, 'batch', post(newStudy({ meta: { lastUpdated } }))));
      const id = told?.response?.location?.split('/').at(-3);
      return metaOf(await read(c, id)).lastUpdated === lastUpdated;
    },
    false,
    true,
  ),
  'entry-version-is-precondition': probe(
    statuses('batch', put('a', study('a', { meta: { versionId: '9' } }))),
    ['200'],
    ['412'],
  ),
  'conditional-create-first-value': probe(
    async (c) => (await c.post('ImagingStudy', newStudy(), { 'if-none-exist': either })).status,
    200,
    201,
  ),
  'conditional-update-first-value': probe(
    async (c) => (await c.put(`ImagingStudy?${either}`, newStudy())).status,
    200,
    201,
  ),
  'conditional-delete-first-value': probe(
    async (c) => {
      await remove(c, `ImagingStudy?${either}`);
      return (await read(c, 'c')).status;
    },
    410,
    200,
  ),
  'history-etags-of-next-version': probe(
    async (c) => {
      await update(c);
      const { entry } = jsonOf(await c.get('ImagingStudy/a/_history'));
      return (entry as { response: { etag: string } }[]).map(({ response }) => response.etag);
    },
    ['W/"2"', 'W/"1"'],
    ['W/"3"', 'W/"2"'],
  ),
};
