import { study } from '../client.ts';
import { jsonOf, type Probe, probe, read, update } from './asking.ts';
import { put, remove, send, toldBy } from './bundles.ts';

/** Faults in: what a study went through before, and what else is in its Bundle. */
export const lived: Record<string, Probe> = {
  'earlier-content-not-stored': probe(
    async (client) => {
      for (const description of ['one', 'two', 'one']) await update(client, { description });
      return jsonOf(await read(client)).description;
    },
    'one',
    'two',
  ),
  'transaction-third-write-told-as-second': probe(
    async (client) => {
      await update(client, {}, 'c');
      await update(client, {}, 'c');
      const entries = ['a', 'b', 'c'].map((id) => put(`/${id}`, study(id, { description: 'x' })));
      const told = await toldBy(send(client, 'transaction', ...entries));
      return told.map(({ response }) => response?.etag);
    },
    ['W/"2"', 'W/"2"', 'W/"4"'],
    ['W/"2"', 'W/"2"', 'W/"2"'],
  ),
  'batch-reads-beside-deletion-former': probe(
    async (client) => {
      await update(client, { description: 'new' });
      const get = { request: { method: 'GET', url: 'ImagingStudy/a' } };
      const [, told] = await toldBy(send(client, 'batch', remove('/b'), get));
      return [told?.resource?.description, told?.response?.etag];
    },
    ['new', 'W/"2"'],
    [undefined, 'W/"1"'],
  ),
};
