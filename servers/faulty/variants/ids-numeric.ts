import type { Resource } from '../../../spec/index.ts';
import type { ServerRequest } from '../../http.ts';
import { defineFault } from '../define.ts';
import unusedIdsRefused from './unused-ids-refused.ts';

interface Entry {
  resource?: Resource;
  request?: { method: string; url: string; ifNoneExist?: string };
}

const STRANGERS = 50;

/** The type that a request creates a resource of. */
function createdBy({ method, url }: { method: string; url: string }, body: unknown) {
  const type = /^\/?([A-Z]\w+)\/?(?:\?|$)/.exec(url)?.[1];
  return method === 'POST' && type === (body as Resource | undefined)?.resourceType
    ? type
    : undefined;
}

export default defineFault({
  id: 'ids-numeric',
  chapter: 'crud',
  breaks:
    'The ids of new resources are numbers that count up within each type; the first of all but studies are in use.',
  requirements: ['rest-create-populates-id-meta', 'validation-logical-id-format'],
  allowedBy: 'datatypes.html#id',
  request: async (request, context) => {
    const { memory, upstream } = context;
    const put = (url: string, body: object): ServerRequest => ({
      ...request,
      method: 'PUT',
      url,
      body,
    });
    const nextOf = async (type: string) => {
      if (!memory.has(type)) {
        const strangers = type === 'ImagingStudy' ? 0 : STRANGERS;
        memory.set(type, strangers);
        for (let id = 1; id <= strangers; id += 1) {
          await upstream(put(`/${type}/${id}`, { resourceType: type, id: String(id) }));
        }
      }
      memory.set(type, Number(memory.get(type)) + 1);
      return String(memory.get(type));
    };
    const type = createdBy(request, request.body);
    if (type && !request.headers['if-none-exist']) {
      const id = await nextOf(type);
      return put(`/${type}/${id}`, { ...(request.body as Resource), id });
    }
    const bundle = request.body as (Resource & { entry?: Entry[] }) | undefined;
    if (request.method === 'POST' && bundle?.type === 'transaction' && bundle.entry) {
      const entry: Entry[] = [];
      for (const one of bundle.entry) {
        const created = one.request && createdBy(one.request, one.resource);
        if (!created || one.request?.ifNoneExist) entry.push(one);
        else {
          const id = await nextOf(created);
          const resource = { ...one.resource, resourceType: created, id };
          entry.push({ ...one, resource, request: { method: 'PUT', url: `${created}/${id}` } });
        }
      }
      return { ...request, body: { ...bundle, entry } };
    }
    return unusedIdsRefused.request?.(request, context);
  },
  response: (response, request) => unusedIdsRefused.response?.(response, request),
});
