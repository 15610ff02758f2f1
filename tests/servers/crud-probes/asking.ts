import { vi } from 'vitest';
import { type Answer, type Client, newStudy, study } from '../client.ts';

/** What shows a fault: the same question, as a right server and as the faulty one answer it. */
export interface Probe {
  ask(client: Client): Promise<unknown>;
  right: unknown;
  wrong: unknown;
}

type Json = Record<string, unknown> & { meta?: Record<string, unknown> };

export const probe = (ask: Probe['ask'], right: unknown, wrong: unknown): Probe => ({
  ask,
  right,
  wrong,
});

export const jsonOf = ({ json }: Answer) => json as unknown as Json;
export const metaOf = (answer: Answer) => jsonOf(answer).meta ?? {};
export const idOf = (answer: Answer) => String(answer.json.id);

export const a = 'ImagingStudy/a';
export const read = (client: Client, id = 'a') => client.get(`ImagingStudy/${id}`);
export const update = (client: Client, elements: object = {}, id = 'a', headers = {}) =>
  client.put(`ImagingStudy/${id}`, study(id, { ...elements }), headers);
export const create = (client: Client, elements: object = {}) =>
  client.post('ImagingStudy', newStudy({ ...elements }));
export const remove = (client: Client, path = a) => client.send('DELETE', path);
export const created = async (client: Client, elements: object = {}) =>
  read(client, idOf(await create(client, elements)));

/** How the first version is answered before its study is deleted, and after it was brought back. */
export async function versionBeforeRevival(client: Client) {
  const ask = async () => (await client.get(`${a}/_history/1`)).status;
  const before = await ask();
  await remove(client);
  await update(client);
  return [before, await ask()];
}

/** What a study with these elements has of one of them when it is read after a create. */
export const kept = (elements: object, name: string) => async (client: Client) =>
  jsonOf(await created(client, elements))[name];

/** The same after an update. */
export const keptByUpdate = (elements: object, name: string) => async (client: Client) => {
  await update(client, elements);
  return jsonOf(await read(client))[name];
};

/** Lets so many milliseconds pass for whoever asks what time it is. */
export async function withTime<T>(work: (pass: (ms: number) => void) => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2030-01-01T00:00:00Z') });
  try {
    return await work((ms) => vi.setSystemTime(Date.now() + ms));
  } finally {
    vi.useRealTimers();
  }
}

export const extension = (value: object) => ({ url: 'http://a.example/x', ...value });
export const instance = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    uid: `1.2.3.${i}`,
    sopClass: { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2' },
  }));
export const two = { description: 'x', note: [{ text: 'a' }, { text: 'b' }] };
export const issue = async (answer: Promise<Answer>) =>
  ((jsonOf(await answer).issue ?? []) as Record<string, unknown>[])[0] ?? {};
export const stale = { 'if-match': 'W/"0"' };
