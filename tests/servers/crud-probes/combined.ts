import { newStudy, series, study } from '../client.ts';
import {
  a,
  create,
  created,
  extension,
  idOf,
  jsonOf,
  metaOf,
  type Probe,
  probe,
  read,
  update,
  withTime,
} from './asking.ts';
import { post, send, toldBy } from './bundles.ts';
import { creation, linked, rewritten, uuid } from './links.ts';

type Client = Parameters<Probe['ask']>[0];

interface Entry {
  resource?: { id: string; meta: { versionId: string } };
  request?: { url: string };
}

const known = { identifier: [{ value: 'x' }] };
const put = (url: string, resource: object) => ({
  resource,
  request: { method: 'PUT', url: `ImagingStudy${url}` },
});
const updateA = () => put('/a', study('a', { description: 'new' }));
const updateWhere = (client: Client, elements: object = {}) =>
  client.put('ImagingStudy?identifier=x', newStudy({ ...known, ...elements }));

const statuses =
  (type: string, ...entries: object[]) =>
  async (client: Client) =>
    (await toldBy(send(client, type, ...entries))).map(({ response }) => response?.status);

const entriesOf = async (client: Client, path: string) =>
  (jsonOf(await client.get(path)).entry ?? []) as Entry[];
const versionsIn = async (client: Client, path: string) =>
  (await entriesOf(client, path)).flatMap(({ resource }) =>
    resource?.id === 'a' ? [resource.meta.versionId] : [],
  );

const byReader = (reader: object) => ({
  contained: [{ resourceType: 'Practitioner', id: 'r', ...reader }],
  series: [series('CT', { performer: [{ actor: { reference: '#r' } }] })],
});
const orderOf = (reference: string) => ({
  contained: [
    {
      resourceType: 'ServiceRequest',
      id: 'o',
      status: 'active',
      intent: 'order',
      subject: { reference },
    },
  ],
  basedOn: [{ reference: '#o' }],
});

/** The reference in the study that a transaction of these entries creates first. */
async function subjectIn(client: Client, ...entries: object[]): Promise<string | undefined> {
  const [made] = await toldBy(send(client, 'transaction', ...entries));
  const { body } = await read(client, made?.response?.location?.split('/').at(-3));
  return /"reference":"([^"]*)"/.exec(body)?.[1];
}
const about = (reference: string) => newStudy({ subject: { reference } });

/** Faults that take two things to show: an interaction, and the Bundle or the criteria that it comes with. */
export const combined: Record<string, Probe> = {
  'batch-missing-id-filled-in': probe(statuses('batch', put('/a', newStudy())), ['400'], ['200']),
  'batch-conditional-delete-takes-first': probe(
    statuses('batch', { request: { method: 'DELETE', url: 'ImagingStudy?status=available' } }),
    ['412'],
    ['204'],
  ),
  'batch-upsert-answered-200': probe(
    statuses('batch', put('/new', study('new'))),
    ['201'],
    ['200'],
  ),
  'batch-resource-type-expected-first': probe(
    async (c) => {
      const { resourceType, ...rest } = newStudy();
      return (await send(c, 'batch', post({ ...rest, resourceType }))).status;
    },
    200,
    400,
  ),
  'batch-refused-if-all-fail': probe(
    async (c) => (await send(c, 'batch', put('/a', study('b')))).status,
    200,
    400,
  ),
  'entry-etag-of-update-is-old': probe(
    async (c) => {
      const [entry] = await toldBy(send(c, 'transaction', updateA()));
      return (entry?.response as { etag?: string } | undefined)?.etag;
    },
    'W/"2"',
    'W/"1"',
  ),
  'conditional-create-without-location': probe(
    async (c) => {
      const headers = { 'if-none-exist': 'identifier=none' };
      return 'location' in (await c.post('ImagingStudy', newStudy(), headers)).headers;
    },
    true,
    false,
  ),
  'conditional-update-without-headers': probe(
    async (c) => 'etag' in (await updateWhere(c)).headers,
    true,
    false,
  ),
  'conditional-update-keeps-last-updated': probe(
    async (c) => {
      await updateWhere(c, { meta: { lastUpdated: '1990-01-01T00:00:00Z' } });
      return metaOf(await read(c, 'c')).lastUpdated === '1990-01-01T00:00:00Z';
    },
    false,
    true,
  ),
  'transaction-update-keeps-time': probe(
    (c) =>
      withTime(async (pass) => {
        await update(c);
        pass(5000);
        await send(c, 'transaction', updateA());
        return metaOf(await read(c)).lastUpdated;
      }),
    '2030-01-01T00:00:05.000Z',
    '2030-01-01T00:00:00.000Z',
  ),
  'contained-null-gaps-closed': probe(
    async (c) => {
      const ofSecond = { extension: [extension({ valueCode: 'x' })] };
      const name = [{ given: ['A', 'B'], _given: [null, ofSecond] }];
      return (await read(c, idOf(await create(c, byReader({ name }))))).body.includes('[null,');
    },
    true,
    false,
  ),
  'nulls-among-values-dropped': probe(
    async (c) => {
      const ofSecond = { extension: [extension({ valueCode: 'x' })] };
      const name = [{ given: ['A', null, 'B'], _given: [null, ofSecond, null] }];
      const { body } = await read(c, idOf(await create(c, byReader({ name }))));
      return [/"given":(\[.*?\])/.exec(body)?.[1], body.includes('"_given":[null,{')];
    },
    ['["A",null,"B"]', true],
    ['["A","B"]', true],
  ),
  'instance-primitive-extensions-lost': probe(
    async (c) => {
      const sopClass = { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2' };
      const instance = [
        { uid: '1.2.3', sopClass, _title: { extension: [extension({ valueCode: 'x' })] } },
      ];
      return (await created(c, { series: [series('CT', { instance })] })).body.includes('_title');
    },
    true,
    false,
  ),
  'foreign-references-cut': probe(
    async (c) => {
      const reference = 'http://other.example/fhir/Patient/x1';
      return (await created(c, { subject: { reference } })).body.includes(reference);
    },
    true,
    false,
  ),
  'history-at-lists-the-created': probe(
    (c) =>
      withTime(async (pass) => {
        await update(c);
        pass(5000);
        await update(c, { description: 'new' });
        return versionsIn(c, `${a}/_history?_at=2030-01-01T00:00:02Z`);
      }),
    ['2'],
    [],
  ),
  'history-without-transactions': probe(
    async (c) => {
      await send(c, 'transaction', updateA());
      return versionsIn(c, `${a}/_history`);
    },
    ['2', '1'],
    ['1'],
  ),
  'history-tells-criteria': probe(
    async (c) => {
      await updateWhere(c);
      return (await entriesOf(c, 'ImagingStudy/c/_history'))[0]?.request?.url;
    },
    'ImagingStudy/c',
    'ImagingStudy?identifier=x',
  ),
  'history-of-type-ignores-since': probe(
    (c) =>
      withTime(async () => {
        await update(c);
        return versionsIn(c, 'ImagingStudy/_history?_since=2030-01-01T00:00:00Z');
      }),
    ['2'],
    ['2', '1'],
  ),
  'transaction-keeps-contained-references': probe(linked(orderOf(uuid)), rewritten, uuid),
  'transaction-cuts-versions': probe(
    (c) => subjectIn(c, post(about('Patient/x1/_history/1'))),
    'Patient/x1/_history/1',
    'Patient/x1',
  ),
  'transaction-keeps-links-to-match': probe(
    async (c) => {
      await c.post('Patient', { resourceType: 'Patient', ...known });
      const request = { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=x' };
      return (await subjectIn(c, post(about(uuid)), { ...creation(uuid), request })) === uuid;
    },
    false,
    true,
  ),
  'transaction-keeps-relative-references': probe(
    async (c) => {
      const fullUrl = (name: string) => `http://source.example/fhir/${name}`;
      const one = { ...post(about('Patient/sent')), fullUrl: fullUrl('ImagingStudy/sent') };
      return (await subjectIn(c, one, creation(fullUrl('Patient/sent')))) === 'Patient/sent';
    },
    false,
    true,
  ),
  'transaction-criteria-resolved-first': probe(
    async (c) => {
      const patient = creation(uuid);
      const resource = { ...patient.resource, ...known };
      const entries = [post(about('Patient?identifier=x')), { ...patient, resource }];
      return (await send(c, 'transaction', ...entries)).status;
    },
    200,
    400,
  ),
  'capability-parameter-type': probe(
    async (c) =>
      /"name":"dicom-class"[^{}]*"type":"(\w+)"/.exec((await c.get('metadata')).body)?.[1],
    'token',
    'uri',
  ),
  'capability-parameter-definition': probe(
    async (c) => (await c.get('metadata')).body.includes('/SearchParameter/ImagingStudy-patient'),
    false,
    true,
  ),
};
