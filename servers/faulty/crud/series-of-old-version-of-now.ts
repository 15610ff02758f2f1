import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-of-old-version-of-now',
  chapter: 'crud',
  breaks: 'A vread shows the series of the current version.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    const version = studyIn(response);
    if (!asked || !version) return;
    const now = studyIn(await upstream({ method: 'GET', url: asked.study, headers: {} }));
    return now && { ...response, body: { ...version, series: now.series } };
  },
});
