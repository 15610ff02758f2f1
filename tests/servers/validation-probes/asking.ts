import type { Answer, Client } from '../client.ts';
import { a, create, jsonOf, read, update } from '../crud-probes/asking.ts';

export type Json = Record<string, unknown>;

/** What is at the end of a path of names and indexes in an answer. */
export const at =
  (ask: (client: Client) => Promise<Answer>, ...path: (string | number)[]) =>
  async (client: Client): Promise<unknown> => {
    const answer = await ask(client);
    return path.reduce<unknown>(
      (value, name) => (value as Json | undefined)?.[name],
      jsonOf(answer),
    );
  };

export const get = (path: string, headers?: Record<string, string>) => (client: Client) =>
  client.get(path, headers);

/** The Bundle of a batch or transaction that reads a study. */
export const bundleOf = (type: 'batch' | 'transaction') => (client: Client) =>
  client.post('', {
    resourceType: 'Bundle',
    type,
    entry: [{ request: { method: 'GET', url: a } }],
  });

export const metadata = get('metadata');
export const notFound = get('ImagingStudy/none');
export const strict = get('ImagingStudy?unheard-of=1', { prefer: 'handling=strict' });
export const unparseable = (client: Client) => client.post('ImagingStudy', '{');
export const mismatched = (client: Client) =>
  client.put(a, { resourceType: 'ImagingStudy', id: 'b', status: 'available', subject: {} });
export const tooLate = (client: Client) => update(client, {}, 'a', { 'if-match': 'W/"0"' });
export const preferred = (client: Client) =>
  update(client, {}, 'a', { prefer: 'return=OperationOutcome' });

export const deleted = async (client: Client) => {
  await client.send('DELETE', a);
  return read(client);
};

/** The first version of a study that has a second one. */
export const firstVersion = async (client: Client) => {
  await update(client, { status: 'registered' });
  await update(client, { status: 'available' });
  return client.get(`${a}/_history/2`);
};

export const afterUpdate = async (client: Client) => {
  await update(client);
  return read(client);
};

export { create, read, update };

/** The second page of a search. */
export const secondPage = async (client: Client) => {
  const first = await client.get('ImagingStudy?_count=1');
  const links = jsonOf(first).link as { relation: string; url: string }[];
  return client.get(links.find(({ relation }) => relation === 'next')?.url ?? '');
};

/** A search for a study with its patient. */
export const withPatient = async (client: Client) => {
  await client.put('Patient/x1', { resourceType: 'Patient', id: 'x1' });
  return client.get('ImagingStudy?_id=a&_include=ImagingStudy:subject');
};
