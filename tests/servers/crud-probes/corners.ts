import { newStudy } from '../client.ts';
import {
  a,
  create,
  created,
  idOf,
  jsonOf,
  kept,
  metaOf,
  type Probe,
  probe,
  read,
  remove,
  update,
  withTime,
} from './asking.ts';

/** Faults of one corner each. */
export const corners: Record<string, Probe> = {
  'create-answered-200': probe(async (c) => (await create(c)).status, 201, 200),
  'version-ids-with-underscore': probe(async (c) => metaOf(await read(c)).versionId, '1', 'v_1'),
  'clock-an-hour-ahead': probe(
    (c) => withTime(async () => metaOf(await created(c)).lastUpdated),
    '2030-01-01T00:00:00.000Z',
    '2030-01-01T01:00:00.000Z',
  ),
  'version-parameter-refused': probe(
    async (c) =>
      (
        await c.post('ImagingStudy', newStudy(), {
          'content-type': 'application/fhir+json; fhirVersion=4.0',
        })
      ).status,
    201,
    415,
  ),
  'resource-type-expected-first': probe(
    async (c) => {
      const { resourceType, ...rest } = newStudy();
      return (await c.post('ImagingStudy', { ...rest, resourceType })).status;
    },
    201,
    400,
  ),
  'id-missing-in-read': probe(async (c) => 'id' in jsonOf(await read(c)), true, false),
  'type-ignored-in-read': probe(async (c) => (await c.get('Patient/a')).status, 404, 200),
  'type-case-ignored': probe(async (c) => (await c.get('imagingstudy/a')).status, 404, 200),
  'unknown-type-empty': probe(async (c) => (await c.get('NotAType/1')).status, 404, 200),
  'current-version-not-found': probe(
    async (c) => (await c.get(`${a}/_history/1`)).status,
    200,
    404,
  ),
  'unknown-version-breaks': probe(
    async (c) => (await c.get(`${a}/_history/none`)).status,
    404,
    500,
  ),
  'version-in-generic-json-type': probe(
    async (c) => (await c.get(`${a}/_history/1`)).headers['content-type'],
    'application/fhir+json',
    'application/json',
  ),
  'update-touches-other': probe(
    async (c) => {
      const first = idOf(await create(c));
      const second = idOf(await create(c));
      await update(c, {}, second);
      return jsonOf(await read(c, first)).status;
    },
    'available',
    'unknown',
  ),
  'version-moves-with-status-only': probe(
    async (c) => {
      await read(c);
      await update(c, { description: 'new' });
      return metaOf(await read(c)).versionId;
    },
    '2',
    '1',
  ),
  'delete-by-id-start': probe(
    async (c) => {
      await update(c, {}, 'ab');
      await remove(c);
      return (await read(c, 'ab')).status;
    },
    200,
    410,
  ),
  'delete-answered-201': probe(async (c) => (await remove(c)).status, 204, 201),
  'unknown-delete-breaks': probe(
    async (c) => [(await remove(c)).status, (await remove(c, 'ImagingStudy/no')).status],
    [204, 204],
    [204, 500],
  ),
  'subject-deleted-too': probe(
    async (c) => {
      await c.put('Patient/p9', { resourceType: 'Patient', id: 'p9' });
      await update(c, { subject: { reference: 'Patient/p9' } });
      await remove(c);
      return (await c.get('Patient/p9')).status;
    },
    200,
    410,
  ),
  'empty-body-stored': probe(
    async (c) =>
      (await c.send('POST', 'ImagingStudy', { 'content-type': 'application/fhir+json' })).status,
    400,
    201,
  ),
  'refused-body-stored': probe(
    async (c) => {
      await c.post('ImagingStudy', JSON.stringify(newStudy()).slice(0, -1));
      return (await c.ids('ImagingStudy')).length;
    },
    4,
    5,
  ),
  'refused-media-type-stored': probe(
    async (c) => {
      await c.post('ImagingStudy', newStudy(), { 'content-type': 'text/unheard-of' });
      return (await c.ids('ImagingStudy')).length;
    },
    4,
    5,
  ),
  'refused-type-stored': probe(
    async (c) => {
      await c.post('ImagingStudy', { ...newStudy(), resourceType: 'DiagnosticReport' });
      return (await c.ids('ImagingStudy')).length;
    },
    4,
    5,
  ),
  'etag-missing-on-create': probe(async (c) => (await create(c)).headers.etag, 'W/"1"', undefined),
  'last-modified-missing-on-create': probe(
    async (c) => 'last-modified' in (await create(c)).headers,
    true,
    false,
  ),
  'etag-of-create-is-zero': probe(async (c) => (await create(c)).headers.etag, 'W/"1"', 'W/"0"'),
  'etag-missing-after-update': probe(
    async (c) => {
      await update(c);
      return (await read(c)).headers.etag;
    },
    'W/"2"',
    undefined,
  ),
  'etag-missing-on-vread': probe(
    async (c) => (await c.get(`${a}/_history/1`)).headers.etag,
    'W/"1"',
    undefined,
  ),
  'private-properties-told': probe(async (c) => 'revision' in jsonOf(await read(c)), false, true),
  'series-modality-lost': probe(
    async (c) => JSON.stringify(jsonOf(await read(c)).series).includes('modality'),
    true,
    false,
  ),
  'name-written-twice': probe(
    async (c) => (await created(c, { description: 'x' })).body.split('"description"').length,
    2,
    3,
  ),
  'status-in-upper-case': probe(
    async (c) => jsonOf(await read(c)).status,
    'available',
    'AVAILABLE',
  ),
  'narrative-without-div': probe(
    async (c) => {
      const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div>';
      const text = (await kept({ text: { status: 'generated', div } }, 'text')(c)) as {
        div: string;
      };
      return text.div.startsWith('<div');
    },
    true,
    false,
  ),
  'foreign-tags-lost': probe(
    async (c) => {
      await update(c, {
        meta: {
          tag: [
            { system: 'urn:t', code: 'x' },
            { system: 'http://a.example/t', code: 'y' },
          ],
        },
      });
      return (metaOf(await read(c)).tag as object[]).length;
    },
    2,
    1,
  ),
  'source-not-kept': probe(
    async (c) => metaOf(await created(c, { meta: { source: 'urn:s' } })).source,
    'urn:s',
    undefined,
  ),
  'further-identifiers-lost': probe(
    async (c) =>
      (
        (await kept(
          { identifier: [{ value: '1' }, { value: '2' }, { value: '3' }, { value: '4' }] },
          'identifier',
        )(c)) as object[]
      ).length,
    4,
    3,
  ),
};
