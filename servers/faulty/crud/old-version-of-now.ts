import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'old-version-of-now',
  chapter: 'crud',
  breaks: 'The lastUpdated of an earlier version is that of the current one.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    const study = studyIn(response);
    if (!asked || !study) return;
    const current = studyIn(await upstream({ method: 'GET', url: asked.study, headers: {} }));
    const { lastUpdated } = current?.meta ?? {};
    return lastUpdated
      ? { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } }
      : undefined;
  },
});
