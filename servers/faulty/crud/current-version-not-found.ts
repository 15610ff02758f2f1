import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'current-version-not-found',
  chapter: 'crud',
  breaks: 'The vread of the current version is answered with 404.',
  requirements: ['rest-vread-id-and-version'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    if (!asked || response.status !== 200) return;
    const current = studyIn(await upstream({ method: 'GET', url: asked.study, headers: {} }));
    if (current?.meta?.versionId !== asked.versionId) return;
    return upstream({ ...request, url: `${asked.study}/_history/none` });
  },
});
