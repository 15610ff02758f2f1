import { sentIn } from '../bundle-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'entries-keep-client-last-updated',
  chapter: 'crud',
  breaks: 'A create in a batch or transaction stores the lastUpdated that its body has.',
  requirements: ['rest-create-ignores-client-version-meta'],
  response: (response, request, { memory }) => {
    const told = (response.body as { entry?: { response?: { location?: string } }[] } | undefined)
      ?.entry;
    for (const [at, { resource, request: asked }] of (sentIn(request) ?? []).entries()) {
      const location = Array.isArray(told) ? (told[at]?.response?.location ?? '') : '';
      const [, id] = /ImagingStudy\/([^/]+)/.exec(location) ?? [];
      if (asked?.method === 'POST' && id) memory.set(id, resource?.meta?.lastUpdated);
    }
    const study = studyIn(response);
    const lastUpdated = memory.get(`${study?.id}`);
    if (!study || !lastUpdated || study.meta?.versionId !== '1') return undefined;
    return { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } };
  },
});
