import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { isControl, parametersOf, searchsetOf } from '../search-request.ts';

const instance = /^\/ImagingStudy\/[^/?]+$/;

interface Deleted {
  fullUrl: string;
  resource: Resource;
}

export default defineFault({
  id: 'deleted-still-found',
  chapter: 'search',
  breaks: 'A search goes on finding a study after its deletion.',
  requirements: ['rest-delete-then-not-searchable'],
  request: async (request, { memory, upstream }) => {
    if (request.method !== 'DELETE' || !instance.test(request.url)) return;
    const read = await upstream({ method: 'GET', url: request.url, headers: {} });
    if (read.status === 200) memory.set(request.url, read.body);
  },
  response: (response, request, { memory }) => {
    const set = searchsetOf(request, response);
    const criteria = parametersOf(request).filter((parameter) => !isControl(parameter));
    if (!set || criteria.length === 0) return;
    const base = set.link?.[0]?.url.split('/ImagingStudy')[0] ?? '';
    const found = [...memory.values()]
      .map((resource) => resource as Resource)
      .filter((resource) => criteria.every((criterion) => mentions(resource, criterion)))
      .map((resource): Deleted => ({ fullUrl: `${base}/ImagingStudy/${resource.id}`, resource }));
    if (found.length === 0) return;
    const entries = found.map((entry) => ({ ...entry, search: { mode: 'match' } }));
    const total = set.total === undefined ? {} : { total: set.total + found.length };
    return { ...response, body: { ...set, ...total, entry: [...(set.entry ?? []), ...entries] } };
  },
});

/** Whether one of the values stands in the resource; parameters with a modifier never do. */
function mentions(resource: Resource, { name, value }: { name: string; value: string }): boolean {
  if (name.includes(':')) return false;
  const text = JSON.stringify(resource);
  return value.split(',').some((one) => {
    const last = one.split(/[|/]/).at(-1);
    return text.includes(`"${last}"`) || text.includes(`/${last}"`);
  });
}
