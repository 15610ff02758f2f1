import { newStudy, series, study } from '../client.ts';
import {
  a,
  created,
  idOf,
  jsonOf,
  type Probe,
  probe,
  read,
  remove,
  update,
  versionBeforeRevival,
} from './asking.ts';
import { post, put, send } from './bundles.ts';
import { linked, uuid } from './links.ts';

type Client = Parameters<Probe['ask']>[0];

const html = 'text/html, */*;q=0.8';
const typeOf = (accept: string) => async (client: Client) =>
  (await client.get(a, { accept })).headers['content-type'];

const statement = async (client: Client) => (await client.get('metadata')).body;

/** Two links, of which the second is to what a transaction creates. */
const second = [{ display: 'x' }, { reference: uuid }];
const endpoint = {
  resourceType: 'Endpoint',
  status: 'active',
  connectionType: { code: 'dicom-wado-rs' },
  payloadType: [{ text: 'DICOM' }],
  address: 'http://pacs.example/wado',
};

const identified = (...values: string[]) => ({ identifier: values.map((value) => ({ value })) });
const both = 'identifier=y&identifier=x';

/** Has both of what these criteria name, where another study has the last alone. */
const whole = newStudy(identified('x', 'y'));

/** Faults in formats, in what is declared, in criteria that repeat a parameter, and in links that are not the first. */
export const formats: Record<string, Probe> = {
  'accept-list-answered-as-text': probe(
    async (c) => [
      await typeOf('application/fhir+json')(c),
      await typeOf('application/fhir+json, text/x')(c),
    ],
    ['application/fhir+json', 'application/fhir+json'],
    ['application/fhir+json', 'text/plain'],
  ),
  'browsers-answered-as-text': probe(
    async (c) => [await typeOf(html)(c), await typeOf('application/fhir+json, text/x')(c)],
    ['application/fhir+json', 'application/fhir+json'],
    ['text/plain', 'application/fhir+json'],
  ),
  'body-read-as-format-asks': probe(
    async (c) => [
      (await c.post('ImagingStudy?_format=xml', newStudy())).status,
      (await c.post('ImagingStudy?_format=json', newStudy())).status,
    ],
    [406, 201],
    [415, 201],
  ),
  'narrative-with-attributes-loses-namespace': probe(
    async (c) => {
      const div = (attributes: string) =>
        `<div${attributes} xmlns="http://www.w3.org/1999/xhtml">x</div>`;
      const told = [];
      for (const attributes of ['', ' class="x"']) {
        await update(c, { text: { status: 'generated', div: div(attributes) } });
        told.push((await read(c)).body.includes('xmlns'));
      }
      return told;
    },
    [true, true],
    [true, false],
  ),
  'capability-declares-xml': probe(
    async (c) => [
      (await statement(c)).includes('fhir+xml'),
      (await c.get(a, { accept: 'application/fhir+xml' })).status,
    ],
    [false, 406],
    [true, 406],
  ),
  'metadata-by-mode-unknown': probe(
    async (c) => [
      (await c.get('metadata')).status,
      (await c.get('metadata?_format=json&mode=full')).status,
    ],
    [200, 200],
    [200, 404],
  ),
  'history-of-type-not-implemented': probe(
    async (c) => [
      (await c.get('ImagingStudy/_history?_count=1')).status,
      (await c.get(`${a}/_history`)).status,
    ],
    [200, 200],
    [501, 200],
  ),
  'capability-whatever-accepted': probe(
    async (c) => (await c.get('metadata', { accept: 'application/vnd.example.nope' })).status,
    406,
    200,
  ),
  'capability-parameters-differ-by-case': probe(
    async (c) => /"name":"Modality"/.test(await statement(c)),
    false,
    true,
  ),
  'ids-of-creates-in-capitals': probe(
    async (c) => /[A-Z]/.test(idOf(await created(c))),
    false,
    true,
  ),
  'vread-ignores-leading-zeros': probe(
    async (c) => [
      (await c.get(`${a}/_history/01`)).status,
      (await c.get(`${a}/_history/02`)).status,
    ],
    [404, 404],
    [200, 404],
  ),
  'versions-before-revival-not-found': probe(versionBeforeRevival, [200, 200], [200, 404]),
  'batch-refused-for-unknown-type': probe(
    async (c) => [
      (await send(c, 'batch', { request: { method: 'GET', url: 'NoSuchType/1' } }, post())).status,
      (await c.ids('ImagingStudy')).length,
    ],
    [200, 5],
    [400, 4],
  ),
  'transaction-stale-if-match-as-bundle': probe(
    async (c) => {
      const stale = put('/a', study('a'), { ifMatch: 'W/"0"' });
      const mismatch = put('/a', study('b'));
      const told = [];
      for (const entry of [stale, mismatch]) {
        told.push(jsonOf(await send(c, 'transaction', entry)).resourceType);
      }
      return told;
    },
    ['OperationOutcome', 'OperationOutcome'],
    ['Bundle', 'OperationOutcome'],
  ),
  'conditional-delete-takes-all-of-list': probe(
    async (c) => {
      await update(c, identified('y'));
      const { status } = await remove(c, 'ImagingStudy?identifier=y,x');
      return [status, (await read(c)).status, (await read(c, 'c')).status];
    },
    [412, 200, 200],
    [204, 410, 410],
  ),
  'conditional-create-by-last-of-repeated': probe(
    async (c) => (await c.post('ImagingStudy', whole, { 'if-none-exist': both })).status,
    201,
    200,
  ),
  'batch-if-none-exist-by-last-of-repeated': probe(
    async (c) => {
      const { entry } = jsonOf(await send(c, 'batch', post(whole, { ifNoneExist: both })));
      return (entry as { response: { status: string } }[])[0]?.response.status;
    },
    '201',
    '200',
  ),
  'conditional-update-by-last-of-repeated': probe(
    async (c) => {
      await c.post('ImagingStudy', whole);
      return (await c.put(`ImagingStudy?${both}`, whole)).status;
    },
    200,
    412,
  ),
  'transaction-keeps-later-series-endpoints': probe(
    linked({ series: [series('CT'), series('MR', { endpoint: second })] }, uuid, endpoint),
    'Endpoint/new',
    uuid,
  ),
  'transaction-keeps-later-interpreters': probe(
    linked({ interpreter: second }, uuid, { resourceType: 'Practitioner' }),
    'Practitioner/new',
    uuid,
  ),
};
