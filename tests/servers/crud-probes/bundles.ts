import { newStudy, study } from '../client.ts';
import { jsonOf, type Probe, probe, read } from './asking.ts';

type Client = Parameters<Probe['ask']>[0];

interface Told {
  resource?: { id?: string; description?: string };
  response?: { status?: string; location?: string; etag?: string };
}

const known = { identifier: [{ value: 'x' }] };

export const send = (client: Client, type: string, ...entry: object[]) =>
  client.post('', {
    resourceType: 'Bundle',
    type,
    ...(entry.length > 0 ? { entry } : {}),
  });
export const toldBy = async (answer: ReturnType<typeof send>) =>
  (jsonOf(await answer).entry ?? []) as Told[];

export const post = (resource: object = newStudy(), more = {}) => ({
  resource,
  request: { method: 'POST', url: 'ImagingStudy', ...more },
});
export const put = (url: string, resource: object, more = {}) => ({
  resource,
  request: { method: 'PUT', url: `ImagingStudy${url}`, ...more },
});
const get = (id: string) => ({ request: { method: 'GET', url: `ImagingStudy/${id}` } });
export const remove = (url: string) => ({
  request: { method: 'DELETE', url: `ImagingStudy${url}` },
});

const stale = { ifMatch: 'W/"0"' };
/** What cannot be carried out. */
const mismatch = put('/a', study('b'));

const batch =
  (...entries: object[]) =>
  async (client: Client) =>
    (await toldBy(send(client, 'batch', ...entries))).map(({ response }) => response?.status);
const transaction =
  (...entries: object[]) =>
  async (client: Client) =>
    (await send(client, 'transaction', ...entries)).status;

/** Faults of batches and transactions. */
export const bundles: Record<string, Probe> = {
  'batch-answered-as-processed': probe(
    batch(get('a'), remove('/b')),
    ['200', '204'],
    ['204', '200'],
  ),
  'batch-refused-for-one': probe(
    async (c) => (await send(c, 'batch', get('none'))).status,
    200,
    400,
  ),
  'batch-status-in-words': probe(batch(get('none')), ['404'], ['Failed']),
  'batch-create-answered-200': probe(batch(post()), ['201'], ['200']),
  'batch-without-if-match': probe(batch(put('/a', study('a'), stale)), ['412'], ['200']),
  'batch-without-if-none-exist': probe(
    batch(post(newStudy(), { ifNoneExist: 'identifier=x' })),
    ['200'],
    ['201'],
  ),
  'batch-if-none-exist-first-criterion': probe(
    batch(post(newStudy(), { ifNoneExist: 'identifier=x&status=cancelled' })),
    ['201'],
    ['200'],
  ),
  'batch-takes-id-of-url': probe(batch(mismatch), ['400'], ['200']),
  'batch-takes-type-of-resource': probe(batch(post({ resourceType: 'Patient' })), ['400'], ['201']),
  'batch-conditional-update-creates': probe(
    batch(put('?identifier=x', newStudy(known))),
    ['200'],
    ['201'],
  ),
  'transaction-location-without-version': probe(
    async (c) => {
      const [entry] = await toldBy(send(c, 'transaction', post()));
      return entry?.response?.location?.includes('/_history/');
    },
    true,
    false,
  ),
  'transaction-without-if-match': probe(transaction(put('/a', study('a'), stale)), 412, 200),
  'transaction-reads-first': probe(
    async (c) => {
      const changed = put('/a', study('a', { description: 'new' }));
      const [entry] = await toldBy(send(c, 'transaction', get('a'), changed));
      return entry?.resource?.description;
    },
    'new',
    undefined,
  ),
  'transaction-empty-refused': probe(transaction(), 200, 400),
  'transaction-in-part': probe(
    async (c) => {
      await send(c, 'transaction', post(), mismatch);
      return (await c.ids('ImagingStudy')).length;
    },
    4,
    5,
  ),
  'transaction-partial-on-stale-if-match': probe(
    async (c) => {
      const { status } = await send(c, 'transaction', post(), put('/a', study('a'), stale));
      return [status, (await c.ids('ImagingStudy')).length];
    },
    [412, 4],
    [200, 5],
  ),
  'transaction-conditional-put-to-body-id': probe(
    async (c) => {
      await send(c, 'transaction', put('?identifier=x', study('other', known)));
      return (await read(c, 'other')).status;
    },
    404,
    200,
  ),
  'transaction-deletes-kept': probe(
    async (c) => {
      await send(c, 'transaction', remove('/c'), mismatch);
      return (await read(c, 'c')).status;
    },
    200,
    410,
  ),
  'transaction-failure-as-bundle': probe(
    async (c) => jsonOf(await send(c, 'transaction', mismatch)).resourceType,
    'OperationOutcome',
    'Bundle',
  ),
  'transaction-overlap-accepted': probe(transaction(put('/a', study('a')), remove('/a')), 400, 200),
  'transaction-overlap-by-criteria-accepted': probe(
    transaction(put('/c', study('c', known)), remove('?identifier=x')),
    400,
    200,
  ),
  'transaction-if-none-exist-takes-first': probe(
    transaction(post(newStudy(), { ifNoneExist: 'status=available' })),
    412,
    200,
  ),
  'transaction-conditional-update-takes-first': probe(
    transaction(put('?status=available', newStudy())),
    412,
    200,
  ),
  'transaction-refuses-foreign-full-urls': probe(
    transaction({
      ...put('/a', study('a')),
      fullUrl: 'http://other.example/fhir/ImagingStudy/a',
    }),
    200,
    400,
  ),
};
