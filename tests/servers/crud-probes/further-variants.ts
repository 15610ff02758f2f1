import { newStudy } from '../client.ts';
import { a, jsonOf, type Probe, probe, read, remove, update } from './asking.ts';
import { post, send, toldBy } from './bundles.ts';

type Client = Parameters<Probe['ask']>[0];

const history = async (client: Client) =>
  jsonOf(await client.get(`${a}/_history`)) as {
    total?: number;
    entry?: { response: { status: string } }[];
  };

/** Variants of histories, of conditional creates, of answers to Bundles and of JSON. */
export const furtherVariants: Record<string, Probe> = {
  'history-in-pages-of-two': probe(
    async (c) => {
      await update(c);
      await update(c, { description: 'new' });
      return (await history(c)).entry?.length;
    },
    3,
    2,
  ),
  'history-terse': probe(
    async (c) => {
      const { total, entry } = await history(c);
      return [total, entry?.[0]?.response.status];
    },
    [1, '201 Created'],
    [undefined, '200 OK'],
  ),
  'delete-takes-history': probe(
    async (c) => {
      await remove(c);
      const gone = (await c.get(`${a}/_history`)).status;
      await update(c);
      return [gone, (await c.get(`${a}/_history/1`)).status, (await history(c)).entry?.length];
    },
    [200, 200, 3],
    [404, 404, 1],
  ),
  'conditional-create-answered-bare': probe(
    async (c) =>
      (await c.post('ImagingStudy', newStudy(), { 'if-none-exist': 'identifier=x' })).body === '',
    false,
    true,
  ),
  'response-entries-with-outcomes': probe(
    async (c) => (await toldBy(send(c, 'batch', post())))[0]?.response?.status,
    '201',
    '201 Created',
  ),
  'json-escaped': probe(
    async (c) => {
      await update(c, { description: 'é' });
      const { body } = await read(c);
      return body.includes('\\u00e9');
    },
    false,
    true,
  ),
};
