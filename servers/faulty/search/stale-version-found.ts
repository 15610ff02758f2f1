import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

const instance = /^\/ImagingStudy\/[^/?]+$/;

export default defineFault({
  id: 'stale-version-found',
  chapter: 'search',
  breaks: 'A search returns the version of a study before its last update.',
  requirements: ['search-returned-resources-match', 'rest-id-same-everywhere'],
  request: async (request, { memory, upstream }) => {
    if (request.method !== 'PUT' || !instance.test(request.url)) return;
    const before = await upstream({ method: 'GET', url: request.url, headers: {} });
    if (before.status === 200) memory.set(request.url, before.body);
  },
  response: (response, request, { memory }) =>
    shaped((set) => ({
      ...set,
      entry: (set.entry ?? []).map((entry) => {
        const before = memory.get(`/ImagingStudy/${entry.resource?.id}`) as Resource | undefined;
        return before ? { ...entry, resource: before } : entry;
      }),
    }))(response, request),
});
