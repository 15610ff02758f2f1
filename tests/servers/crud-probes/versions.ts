import { study } from '../client.ts';
import {
  a,
  create,
  idOf,
  jsonOf,
  metaOf,
  type Probe,
  probe,
  read,
  remove,
  two,
  update,
  withTime,
} from './asking.ts';

/** Faults in: vread. */
export const versions: Record<string, Probe> = {
  'unknown-version-is-current': probe(
    async (c) => (await c.get(`${a}/_history/9`)).status,
    404,
    200,
  ),
  'deletion-read-as-version': probe(
    async (c) => {
      await remove(c);
      return (await c.get(`${a}/_history/2`)).status;
    },
    410,
    200,
  ),
  'old-version-of-now': probe(
    (c) =>
      withTime(async (pass) => {
        const id = idOf(await create(c));
        pass(5000);
        await update(c, {}, id);
        const first = await c.get(`ImagingStudy/${id}/_history/1`);
        return Date.parse(String(metaOf(first).lastUpdated));
      }),
    Date.parse('2030-01-01T00:00:00Z'),
    Date.parse('2030-01-01T00:00:05Z'),
  ),
  'old-version-loses-note': probe(
    async (c) => {
      await update(c, two);
      await update(c);
      return jsonOf(await c.get(`${a}/_history/2`)).note;
    },
    two.note,
    undefined,
  ),
  'past-version-overwritten': probe(
    async (c) => {
      await update(c);
      await c.put(`${a}/_history/1`, study('a', { description: 'rewritten' }));
      return jsonOf(await c.get(`${a}/_history/1`)).description;
    },
    undefined,
    'rewritten',
  ),
  'old-versions-lost': probe(
    async (c) => {
      await update(c);
      return (await c.get(`${a}/_history/1`)).status;
    },
    200,
    404,
  ),
  'fresh-version-not-found': probe(
    async (c) => {
      await update(c, two);
      return (await c.get(`${a}/_history/2`)).status;
    },
    200,
    404,
  ),
  'versions-ordered-as-text': probe(
    async (c) => {
      for (let at = 0; at < 9; at += 1) await update(c, { description: String(at) });
      return metaOf(await read(c)).versionId;
    },
    '10',
    '9',
  ),
};
