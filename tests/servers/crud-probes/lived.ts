import { series, study } from '../client.ts';
import { a, jsonOf, type Probe, probe, read, update } from './asking.ts';
import { put, remove, send, toldBy } from './bundles.ts';
import { decimalIn, zeros } from './elsewhere.ts';
import { extension, linked, rewritten, uuid } from './links.ts';

/** A series whose one instance has an extension. */
const ofInstance = (value: object) =>
  series('CT', {
    instance: [
      {
        uid: '1.2.3',
        sopClass: { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2' },
        ...extension(value),
      },
    ],
  });

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
  'instance-extensions-without-zeros': probe(
    async (client) => {
      await client.put(a, zeros(study('a', { series: [ofInstance({ valueDecimal: 0 })] })));
      return decimalIn((await read(client)).body);
    },
    '1.50',
    '1.5',
  ),
  'transaction-uris-of-series-kept': probe(
    linked({ series: [series('CT', extension({ valueUri: uuid }))] }),
    rewritten,
    uuid,
  ),
  'transaction-series-references-without-version': probe(
    async (client) => {
      const reference = 'http://other.example/fhir/Patient/1/_history/2';
      const performed = series('CT', { performer: [{ actor: { reference } }] });
      await send(client, 'transaction', put('/a', study('a', { series: [performed] })));
      return (await read(client)).body.includes(reference);
    },
    true,
    false,
  ),
};
