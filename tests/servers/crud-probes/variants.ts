import { type Answer, base, newStudy, series } from '../client.ts';
import {
  a,
  create,
  created,
  extension,
  jsonOf,
  kept,
  metaOf,
  type Probe,
  probe,
  read,
  remove,
  update,
} from './asking.ts';

const withContained = {
  contained: [{ resourceType: 'Patient', id: 'p' }],
  subject: { reference: '#p' },
};

const systemOfSeries = (answer: Answer) => {
  const [first] = jsonOf(answer).series as { modality: { system: string } }[];
  return first?.modality.system;
};

/** What right servers do otherwise than the reference server (crud). */
export const variants: Record<string, Probe> = {
  'any-content-type-read': probe(
    async (c) =>
      (await c.post('ImagingStudy', newStudy(), { 'content-type': 'text/unheard-of' })).status,
    415,
    201,
  ),
  'capabilities-terse': probe(
    async (c) => {
      const [rest] = jsonOf(await c.get('metadata')).rest as { resource: object[] }[];
      return 'interaction' in (rest?.resource[0] ?? {});
    },
    true,
    false,
  ),
  'code-systems-mapped': probe(
    async (c) => systemOfSeries(await created(c, { series: [series('CT')] })),
    'http://dicom.nema.org/resources/ontology/DCM',
    'urn:oid:1.2.840.10008.2.16.4',
  ),
  'contained-dropped': probe(
    async (c) => (await kept(withContained, 'contained')(c)) === undefined,
    false,
    true,
  ),
  'contained-refused': probe(async (c) => (await create(c, withContained)).status, 201, 422),
  'current-version-only': probe(
    async (c) => {
      await update(c);
      return (await c.get(`${a}/_history/1`)).status;
    },
    200,
    404,
  ),
  'defaults-filled-in': probe(
    async (c) => (await create(c, { status: undefined })).status,
    400,
    201,
  ),
  'delete-accepted': probe(async (c) => (await remove(c)).status, 204, 202),
  'delete-answered-with-outcome': probe(
    async (c) => {
      const { status, json } = await remove(c);
      return [status, json.resourceType];
    },
    [204, undefined],
    [200, 'OperationOutcome'],
  ),
  'delete-of-nothing-404': probe(
    async (c) => [(await remove(c)).status, (await remove(c, 'ImagingStudy/nothing')).status],
    [204, 204],
    [204, 404],
  ),
  'displays-dropped': probe(
    kept({ reasonCode: [{ coding: [{ code: 'x', display: 'D' }], text: 'T' }] }, 'reasonCode'),
    [{ coding: [{ code: 'x', display: 'D' }], text: 'T' }],
    [{ coding: [{ code: 'x' }] }],
  ),
  'displays-replaced': probe(
    kept({ reasonCode: [{ coding: [{ system: 'urn:s', code: 'x' }] }] }, 'reasonCode'),
    [{ coding: [{ system: 'urn:s', code: 'x' }] }],
    [{ coding: [{ system: 'urn:s', code: 'x', display: 'Term for x' }] }],
  ),
  'duplicate-uids-refused': probe(
    async (c) => {
      const same = { identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2' }] };
      return [(await create(c, same)).status, (await create(c, same)).status];
    },
    [201, 201],
    [201, 409],
  ),
  'errors-in-plain-text': probe(
    async (c) => (await read(c, 'nothing')).headers['content-type'],
    'application/fhir+json',
    'text/plain',
  ),
  'etags-strong': probe(
    async (c) => {
      const { etag = '' } = (await read(c)).headers;
      return [etag, (await update(c, {}, 'a', { 'if-match': etag })).status];
    },
    ['W/"1"', 200],
    ['"1"', 200],
  ),
  'extensions-dropped': probe(
    async (c) =>
      (await kept({ extension: [extension({ valueCode: 'x' })] }, 'extension')(c)) === undefined,
    false,
    true,
  ),
  'extensions-refused': probe(
    async (c) => (await create(c, { extension: [extension({ valueCode: 'x' })] })).status,
    201,
    422,
  ),
  'foreign-references-refused': probe(
    async (c) =>
      (await create(c, { subject: { reference: 'http://other.example/Patient/1' } })).status,
    201,
    422,
  ),
  'head-not-supported': probe(async (c) => (await c.send('HEAD', a)).status, 200, 405),
  'identifier-types-dropped': probe(
    kept({ identifier: [{ use: 'usual', value: 'v' }] }, 'identifier'),
    [{ use: 'usual', value: 'v' }],
    [{ value: 'v' }],
  ),
  'identifiers-completed': probe(kept({}, 'numberOfSeries'), undefined, 0),
  'if-match-demanded': probe(
    async (c) => [
      (await update(c)).status,
      (await update(c, {}, 'a', { 'if-match': 'W/"1"' })).status,
    ],
    [200, 412],
    [412, 200],
  ),
  'if-match-demanded-400': probe(
    async (c) => [
      (await update(c)).status,
      (await update(c, {}, 'a', { 'if-match': 'W/"1"' })).status,
    ],
    [200, 412],
    [400, 200],
  ),
  'language-added': probe(kept({}, 'language'), undefined, 'da'),
  'large-studies-refused': probe(
    async (c) => (await create(c, { description: 'x'.repeat(100_001) })).status,
    201,
    413,
  ),
  'lists-sorted': probe(
    kept({ identifier: [{ value: 'b' }, { value: 'a' }] }, 'identifier'),
    [{ value: 'b' }, { value: 'a' }],
    [{ value: 'a' }, { value: 'b' }],
  ),
  'many-headers': probe(
    async (c) => (await read(c)).headers['x-powered-by'],
    undefined,
    'An archive',
  ),
  'meta-added': probe(async (c) => metaOf(await created(c)).source, undefined, '#Xq3vT9'),
  'meta-dropped': probe(
    async (c) => 'tag' in metaOf(await created(c, { meta: { tag: [{ code: 'x' }] } })),
    true,
    false,
  ),
  'narrative-generated': probe(async (c) => (await kept({}, 'text')(c)) === undefined, true, false),
  'no-etags-but-on-updates': probe(
    async (c) => [(await read(c)).headers.etag, (await update(c)).headers.etag],
    ['W/"1"', 'W/"2"'],
    [undefined, 'W/"2"'],
  ),
  'no-versions': probe(
    async (c) => [metaOf(await read(c)).versionId, (await c.get(`${a}/_history/1`)).status],
    ['1', 200],
    [undefined, 404],
  ),
  'not-found-in-html': probe(
    async (c) => (await read(c, 'nothing')).headers['content-type'],
    'application/fhir+json',
    'text/html',
  ),
  'references-absolute': probe(
    kept({ subject: { reference: 'Patient/p' } }, 'subject'),
    { reference: 'Patient/p' },
    { reference: `${base}/Patient/p` },
  ),
  'references-described': probe(
    async (c) =>
      'identifier' in
      ((await kept({ subject: { reference: 'Patient/p' } }, 'subject')(c)) as object),
    false,
    true,
  ),
  'references-unversioned': probe(
    kept({ subject: { reference: 'Patient/p/_history/1' } }, 'subject'),
    { reference: 'Patient/p/_history/1' },
    { reference: 'Patient/p' },
  ),
  'revival-refused': probe(
    async (c) => {
      await remove(c);
      return (await update(c)).status;
    },
    201,
    410,
  ),
  'tags-dropped': probe(
    async (c) => 'tag' in metaOf(await created(c, { meta: { tag: [{ code: 'x' }] } })),
    true,
    false,
  ),
  'tags-merged': probe(
    async (c) => {
      await update(c, { meta: { tag: [{ code: 'x' }] } });
      await update(c, { meta: { tag: [{ code: 'y' }] } });
      return metaOf(await read(c)).tag;
    },
    [{ code: 'y' }],
    [{ code: 'x' }, { code: 'y' }],
  ),
  throttled: probe(
    async (c) => {
      const statuses = [];
      for (let i = 0; i < 31; i += 1) statuses.push((await read(c)).status);
      return statuses.filter((status) => status !== 200);
    },
    [],
    [503],
  ),
  'times-normalised': probe(
    kept({ started: '2020-01-01T10:00:00Z' }, 'started'),
    '2020-01-01T10:00:00Z',
    '2020-01-01T11:00:00.000+01:00',
  ),
  'times-of-writes-local': probe(
    async (c) => String(metaOf(await read(c)).lastUpdated).endsWith('+05:30'),
    false,
    true,
  ),
  'type-from-url': probe(
    async (c) => (await create(c, { resourceType: undefined })).status,
    400,
    201,
  ),
  'type-told-last': probe(
    async (c) => Object.keys(jsonOf(await read(c))).at(-1) === 'resourceType',
    false,
    true,
  ),
  'unasked-outcomes': probe(
    async (c) => (await update(c)).json.resourceType,
    'ImagingStudy',
    'OperationOutcome',
  ),
  'unknown-ids-forbidden': probe(async (c) => (await read(c, 'nothing')).status, 404, 403),
  'unknown-types-400': probe(async (c) => (await c.get('NotAType/1')).status, 404, 400),
  'unparseable-422': probe(async (c) => (await c.post('ImagingStudy', '{')).status, 400, 422),
  'unparseable-500': probe(async (c) => (await c.post('ImagingStudy', '{')).status, 400, 500),
  'unused-ids-refused': probe(async (c) => (await update(c, {}, 'new')).status, 201, 404),
  'version-ids-opaque': probe(
    async (c) => {
      const read1 = await read(c);
      const { versionId } = metaOf(read1);
      return [versionId, (await c.get(`${a}/_history/${versionId}`)).status];
    },
    ['1', 200],
    ['y-1.e7A', 200],
  ),
};
