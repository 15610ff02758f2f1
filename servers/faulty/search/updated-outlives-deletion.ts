import type { Resource } from '../../../spec/index.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'updated-outlives-deletion',
  chapter: 'search',
  breaks: 'A search by _id goes on finding a study that was updated and then deleted.',
  requirements: ['rest-delete-then-not-searchable'],
  request: async (request, { memory, upstream }) => {
    const url = request.method === 'DELETE' ? studyOf(request) : undefined;
    if (!url) return;
    const { status, body } = await upstream({ method: 'GET', url, headers: {} });
    const study = body as Resource;
    const isUpdated = status === 200 && study.meta?.versionId !== '1';
    if (isUpdated && study.id) memory.set(study.id, study);
  },
  response: (response, request, { memory }) => {
    const set = searchsetOf(request, response);
    const asked = parametersOf(request).find(({ name }) => name === '_id')?.value ?? '';
    const resource = memory.get(asked) as Resource | undefined;
    if (!set || set.entry || !resource) return;
    const fullUrl = `${set.link?.[0]?.url.split('/ImagingStudy')[0]}/ImagingStudy/${asked}`;
    const entry = [{ fullUrl, resource, search: { mode: 'match' } }];
    return { ...response, body: { ...set, total: 1, entry } };
  },
});
