import { base } from '../client.ts';
import { a, create, idOf, type Probe, probe, read, remove, update, withTime } from './asking.ts';

/** Faults in: ETag, Last-Modified, Location, media types, HEAD. */
export const headers: Record<string, Probe> = {
  'etag-of-update-is-old': probe(async (c) => (await update(c)).headers.etag, 'W/"2"', 'W/"1"'),
  'etag-missing-on-update': probe(async (c) => (await update(c)).headers.etag, 'W/"2"', undefined),
  'last-modified-missing-on-update': probe(
    async (c) => 'last-modified' in (await update(c)).headers,
    true,
    false,
  ),
  'last-modified-in-iso-form': probe(
    async (c) => /GMT$/.test((await update(c)).headers['last-modified'] ?? ''),
    true,
    false,
  ),
  'last-modified-of-creation': probe(
    (c) =>
      withTime(async (pass) => {
        const id = idOf(await create(c));
        pass(5000);
        await update(c, {}, id);
        return (await read(c, id)).headers['last-modified'];
      }),
    'Tue, 01 Jan 2030 00:00:05 GMT',
    'Tue, 01 Jan 2030 00:00:00 GMT',
  ),
  'last-modified-of-create-is-zone-shifted': probe(
    (c) => withTime(async () => (await create(c)).headers['last-modified']),
    'Tue, 01 Jan 2030 00:00:00 GMT',
    'Tue, 01 Jan 2030 01:00:00 GMT',
  ),
  'etag-of-old-version-is-current': probe(
    async (c) => {
      await update(c);
      return (await c.get(`${a}/_history/1`)).headers.etag;
    },
    'W/"1"',
    'W/"2"',
  ),
  'etag-missing-on-revival': probe(
    async (c) => {
      await remove(c);
      return (await update(c)).headers.etag;
    },
    'W/"3"',
    undefined,
  ),
  'etag-unquoted': probe(async (c) => (await read(c)).headers.etag, 'W/"1"', 'W/1'),
  'location-of-create-before': probe(
    async (c) => {
      await create(c);
      const second = await create(c);
      return second.headers.location?.includes(idOf(second));
    },
    true,
    false,
  ),
  'location-of-next-version': probe(
    async (c) => (await create(c)).headers.location?.split('/').at(-1),
    '1',
    '10',
  ),
  'location-missing-on-upsert': probe(
    async (c) => (await update(c, {}, 'new')).headers.location,
    `${base}/ImagingStudy/new/_history/1`,
    undefined,
  ),
  'generic-json-type': probe(
    async (c) => (await read(c)).headers['content-type'],
    'application/fhir+json',
    'application/json',
  ),
  'error-in-generic-json-type': probe(
    async (c) => (await read(c, 'nothing')).headers['content-type'],
    'application/fhir+json',
    'application/json',
  ),
  'charset-latin-1': probe(
    async (c) => (await read(c)).headers['content-type'],
    'application/fhir+json',
    'application/fhir+json;charset=ISO-8859-1',
  ),
  'head-answered-204': probe(async (c) => (await c.send('HEAD', a)).status, 200, 204),
  'head-unknown-succeeds': probe(
    async (c) => (await c.send('HEAD', 'ImagingStudy/nothing')).status,
    404,
    200,
  ),
  'not-modified-after-update': probe(
    async (c) => {
      await update(c);
      return (await c.get(a, { 'if-none-match': 'W/"1"' })).status;
    },
    200,
    304,
  ),
  'prefer-minimal-ignored': probe(
    async (c) => (await update(c, {}, 'a', { prefer: 'return=minimal' })).body === '',
    true,
    false,
  ),
};
