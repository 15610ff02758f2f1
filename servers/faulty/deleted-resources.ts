import type { Resource } from '../../spec/index.ts';
import type { ServerRequest } from '../http.ts';
import type { FaultContext } from './define.ts';

/** `Type/id` that a DELETE is about. */
const instance = /^\/([A-Z]\w+\/[^/?]+)$/;

/** A request hook that keeps what is deleted, as it was. */
export async function keptWhenDeleted(
  { method, url, headers }: ServerRequest,
  { memory, upstream }: FaultContext,
): Promise<undefined> {
  const name = instance.exec(url)?.[1];
  if (name === undefined) return;
  if (method === 'PUT') memory.delete(name);
  if (method !== 'DELETE') return;
  const { authorization } = headers;
  const { status, body } = await upstream({
    method: 'GET',
    url,
    headers: authorization ? { authorization } : {},
  });
  if (status === 200) memory.set(name, body);
}

/** What has been deleted, by `Type/id`. */
export function deletedIn({ memory }: FaultContext): [name: string, resource: Resource][] {
  return [...memory].map(([name, resource]) => [name, resource as Resource]);
}
