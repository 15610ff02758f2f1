import type { Resource } from '../../../spec/index.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

interface Declared extends Resource {
  rest: { resource: object[] }[];
}

export default defineFault({
  id: 'unused-ids-refused',
  chapter: 'crud',
  breaks: 'An update of a study that is not there, or no longer there, is answered with 404.',
  requirements: ['rest-update-as-create-refused'],
  allowedBy: 'http.html#upsert',
  request: async (request, { upstream }) => {
    const url = studyOf(request);
    if (request.method !== 'PUT' || !url) return undefined;
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const { status } = await upstream({ method: 'GET', url, headers });
    return status === 200 ? undefined : { method: 'GET', url: '/metadata', headers };
  },
  response: (response, { method }) => {
    const body = response.body as Declared | undefined;
    if (body?.resourceType !== 'CapabilityStatement') return undefined;
    if (method === 'PUT') return refusal(404, 'not-found', 'There is no such study.');
    const rest = body.rest.map((part) => ({
      ...part,
      resource: part.resource.map((one) => ({ ...one, updateCreate: false })),
    }));
    return { ...response, body: { ...body, rest } };
  },
});
