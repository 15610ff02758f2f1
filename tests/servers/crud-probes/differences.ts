import { base } from '../client.ts';
import { a, create, idOf, metaOf, type Probe, probe, read, remove, update } from './asking.ts';

/** Faults in: variants. */
export const differences: Record<string, Probe> = {
  'ids-numeric': probe(async (c) => /^\d+$/.test(idOf(await create(c))), false, true),
  'ids-longest': probe(async (c) => idOf(await create(c)).length, 36, 64),
  'location-path-only': probe(
    async (c) => (await update(c, {}, 'new')).headers.location,
    `${base}/ImagingStudy/new/_history/1`,
    '/fhir/ImagingStudy/new/_history/1',
  ),
  'unchanged-update-kept': probe(
    async (c) => {
      await c.put(a, (await read(c)).body);
      return metaOf(await read(c)).versionId;
    },
    '2',
    '1',
  ),
  'second-delete-gone': probe(
    async (c) => [(await remove(c)).status, (await remove(c)).status],
    [204, 204],
    [204, 410],
  ),
  'deletions-untold': probe(async (c) => (await remove(c)).headers.etag, 'W/"2"', undefined),
  'versions-purged-on-delete': probe(
    async (c) => {
      await remove(c);
      return (await c.get(`${a}/_history/1`)).status;
    },
    200,
    404,
  ),
  'dotted-ids-refused': probe(async (c) => (await update(c, {}, 'x.1')).status, 201, 422),
  'answers-slow': probe(
    (c) => {
      let isLater = false;
      setTimeout(() => {
        isLater = true;
      }, 100);
      return read(c).then(() => isLater);
    },
    false,
    true,
  ),
};
