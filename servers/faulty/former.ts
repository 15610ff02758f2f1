import type { Resource } from '../../spec/index.ts';
import type { ServerRequest } from '../http.ts';
import type { FaultContext } from './define.ts';

/** Keeps what a resource of a type was before requests of a method, under its path. */
export function keepingFormer(method: 'PUT' | 'DELETE', type: RegExp) {
  return async (
    request: ServerRequest,
    { memory, upstream }: FaultContext,
  ): Promise<ServerRequest | undefined> => {
    const [, asked = ''] = /^\/([A-Z]\w+)\/[^/?]+$/.exec(request.url) ?? [];
    if (request.method !== method || !type.test(asked)) return undefined;
    const before = await upstream({ method: 'GET', url: request.url, headers: {} });
    if (before.status === 200) memory.set(request.url, before.body);
    return undefined;
  };
}

/** What a resource was before, if it has changed. */
export function formerOf({ memory }: FaultContext, path: string): Resource | undefined {
  return memory.get(`/${path}`) as Resource | undefined;
}

/** All that is kept. */
export function allFormer({ memory }: FaultContext): Resource[] {
  return [...memory.values()] as Resource[];
}
