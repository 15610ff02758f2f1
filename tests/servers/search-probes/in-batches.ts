import { type Client, study } from '../client.ts';
import { type Bundle, found, type Probe, probe } from './asking.ts';

export interface Told {
  resource?: Bundle;
  response: { status: string };
}

export const sent = async (client: Client, entry: object[]): Promise<Told[]> => {
  const { json } = await client.post('', { resourceType: 'Bundle', type: 'batch', entry });
  return (json as unknown as { entry: Told[] }).entry;
};

/** What a search in a batch is answered with. */
export const inBatch =
  (url: string, look: (told: Told) => unknown): Probe['ask'] =>
  async (client) => {
    const told = await sent(client, [{ request: { method: 'GET', url } }]);
    return told.map(look);
  };

export const idsIn = ({ resource }: Told) => resource?.entry?.map((one) => one.resource?.id);

const inBundle =
  (entry: { request: { method: string; url: string }; resource?: object }, ask: Probe['ask']) =>
  async (client: Client) => {
    await sent(client, [entry]);
    return ask(client);
  };

/** Faults in: searches in a batch, and what searches see of writes in one or by criteria. */
export const inBatches: Record<string, Probe> = {
  'batch-nothing-found-404': probe(
    inBatch('ImagingStudy?_id=none', ({ response }) => response.status),
    ['200'],
    ['404'],
  ),
  'batch-repeated-last-wins': probe(
    inBatch('ImagingStudy?modality=MR&modality=XA,CT&_id=a,c', idsIn),
    [['a']],
    [['a', 'c']],
  ),
  'batch-count-ignored': probe(
    inBatch('ImagingStudy?_id=a,b&_count=1', idsIn),
    [['a']],
    [['a', 'b']],
  ),
  'batch-entries-with-response': probe(
    inBatch('ImagingStudy?_id=a', ({ resource }) => Object.keys(resource?.entry?.[0] ?? {})),
    [['fullUrl', 'resource', 'search']],
    [['fullUrl', 'resource', 'search', 'response']],
  ),
  'bundle-update-not-indexed': probe(
    inBundle(
      {
        request: { method: 'PUT', url: 'ImagingStudy/f' },
        resource: study('f', { status: 'cancelled' }),
      },
      found('_id=f&status=cancelled'),
    ),
    ['f'],
    [],
  ),
  'bundle-delete-still-found': probe(
    inBundle({ request: { method: 'DELETE', url: 'ImagingStudy/f' } }, found('_id=f')),
    [],
    ['f'],
  ),
  'conditional-delete-still-found': probe(
    async (client) => {
      await client.send('DELETE', 'ImagingStudy?identifier=a%20b');
      return found('_id=f&status=available')(client);
    },
    [],
    ['f'],
  ),
};
