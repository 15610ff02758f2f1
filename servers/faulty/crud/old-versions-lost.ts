import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'old-versions-lost',
  chapter: 'crud',
  breaks: 'Earlier versions are answered with 404 although readHistory is declared.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    if (!asked || response.status !== 200) return;
    const current = studyIn(await upstream({ method: 'GET', url: asked.study, headers: {} }));
    if (!current || current.meta?.versionId === asked.versionId) return;
    return upstream({ ...request, url: `${asked.study}/_history/none` });
  },
});
