import { base, newStudy, study } from '../client.ts';
import { a, extension, idOf, jsonOf, type Probe, probe, read, update } from './asking.ts';
import { post, send, toldBy } from './bundles.ts';
import { creation, uuid } from './links.ts';

type Client = Parameters<Probe['ask']>[0];

const patient = { resourceType: 'Patient' };
const typeOf = (path: string) => async (client: Client) => {
  const accept = 'text/x, application/fhir+json';
  return (await client.get(path, { accept })).headers['content-type'];
};
const statusOf = async (answer: ReturnType<Client['get']>) => (await answer).status;

/** What the entries of a history have of a resource. */
const told = async (client: Client, path: string, look: (resource: object) => unknown) =>
  (jsonOf(await client.get(path)).entry as { resource: object }[]).map(({ resource }) =>
    look(resource),
  );

/** Faults in: what is told of anything but studies, or in answers that are asked for as something else than reads. */
export const aside: Record<string, Probe> = {
  'cond-update-many-settled-by-id': probe(
    async (c) => [
      await statusOf(c.put('ImagingStudy?status=available', study('a'))),
      await statusOf(c.put('ImagingStudy?status=available', study('new'))),
    ],
    [412, 412],
    [200, 412],
  ),
  'format-generic-on-writes': probe(
    async (c) => {
      const format = '_format=application/json';
      return [
        await statusOf(c.post(`ImagingStudy?${format}`, newStudy())),
        await statusOf(c.put(`${a}?${format}`, study('a'))),
        await statusOf(c.get(`${a}?${format}`)),
        await statusOf(c.post('ImagingStudy?_format=json', newStudy())),
      ];
    },
    [201, 200, 200, 201],
    [406, 406, 200, 201],
  ),
  'history-as-submitted': probe(
    async (c) => {
      const linked = newStudy({ subject: { reference: uuid } });
      const [entry] = await toldBy(send(c, 'transaction', post(linked), creation(uuid)));
      const id = entry?.response?.location?.split('/').at(-3);
      const isAsSent = (one: object) => JSON.stringify(one).includes(uuid);
      return [
        isAsSent(jsonOf(await read(c, id))),
        await told(c, `ImagingStudy/${id}/_history`, isAsSent),
      ];
    },
    [false, [false]],
    [false, [true]],
  ),
  'metadata-turtle-as-json': probe(
    async (c) => {
      const accepting = (accept: string) => statusOf(c.get('metadata', { accept }));
      return [await accepting('application/fhir+turtle'), await accepting('text/csv')];
    },
    [406, 406],
    [200, 406],
  ),
  'system-history-declared': probe(
    async (c) => [
      await statusOf(c.get('_history?_count=1')),
      await statusOf(c.get('ImagingStudy/_history?_count=1')),
    ],
    [200, 200],
    [404, 200],
  ),
  'vread-accept-list-text': probe(
    async (c) => [
      await typeOf(`${a}/_history/1`)(c),
      await typeOf(`${a}/_history`)(c),
      await typeOf(a)(c),
    ],
    ['application/fhir+json', 'application/fhir+json', 'application/fhir+json'],
    ['text/plain; charset=utf-8', 'text/plain; charset=utf-8', 'application/fhir+json'],
  ),
  'patient-read-as-study-of-its-id': probe(
    async (c) => {
      const types = [];
      for (const id of ['a', 'p']) {
        await c.put(`Patient/${id}`, { ...patient, id });
        types.push((await c.get(`Patient/${id}`)).json.resourceType);
      }
      return types;
    },
    ['Patient', 'Patient'],
    ['ImagingStudy', 'Patient'],
  ),
  'etag-of-updated-companion-is-old': probe(
    async (c) => {
      await c.put('Patient/p', { ...patient, id: 'p' });
      const updated = await c.put('Patient/p', { ...patient, id: 'p', active: true });
      return [updated.headers.etag, (await update(c)).headers.etag];
    },
    ['W/"2"', 'W/"2"'],
    ['W/"1"', 'W/"2"'],
  ),
  'location-of-companion-is-next-version': probe(
    async (c) => {
      const created = await c.post('Patient', patient);
      return created.headers.location?.replace(idOf(created), 'new');
    },
    `${base}/Patient/new/_history/1`,
    `${base}/Patient/new/_history/2`,
  ),
  'transaction-status-of-created-patient-in-words': probe(
    async (c) => {
      const entries = await toldBy(send(c, 'transaction', post(), creation(uuid)));
      return entries.map(({ response }) => response?.status?.slice(0, 7));
    },
    ['201', '201'],
    ['201', 'Created'],
  ),
  'history-of-type-tells-patient': probe(
    async (c) => {
      await c.put('Patient/p', { ...patient, id: 'p' });
      return told(
        c,
        'ImagingStudy/_history?_count=1',
        (one) => (one as { resourceType?: string }).resourceType,
      );
    },
    ['ImagingStudy'],
    ['ImagingStudy', 'Patient'],
  ),
  'cond-delete-by-id-alone': probe(
    async (c) => {
      const one = await statusOf(c.send('DELETE', 'ImagingStudy?_id=a&identifier=lightbox-none'));
      return [one < 300, await statusOf(read(c))];
    },
    [true, 200],
    [true, 410],
  ),
  'cond-update-creates-without-headers': probe(
    async (c) => {
      const created = await c.put('ImagingStudy?identifier=lightbox-none', newStudy());
      const again = await update(c);
      return [created, again].map(({ headers }) => [headers.etag, 'last-modified' in headers]);
    },
    [
      ['W/"1"', true],
      ['W/"2"', true],
    ],
    [
      [undefined, false],
      ['W/"2"', true],
    ],
  ),
  'extensions-of-false-without-value': probe(
    async (c) => {
      const values = [{ valueBoolean: false }, { valueInteger: 0 }, { valueBoolean: true }];
      await update(c, { extension: values.map(extension) });
      const { extension: told } = jsonOf(await read(c)) as unknown as { extension: object[] };
      return told.map((one) => Object.keys(one).length);
    },
    [2, 2, 2],
    [1, 1, 2],
  ),
  'writes-answered-as-text-for-lists': probe(
    async (c) => {
      const types = [];
      for (const accept of ['application/fhir+json', 'application/fhir+json, text/x']) {
        const { headers } = await c.post('ImagingStudy', newStudy(), { accept });
        types.push(headers['content-type']);
      }
      return types;
    },
    ['application/fhir+json', 'application/fhir+json'],
    ['application/fhir+json', 'text/plain'],
  ),
};
