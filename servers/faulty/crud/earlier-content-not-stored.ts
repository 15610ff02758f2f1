import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { sameContent } from '../same-content.ts';

export default defineFault({
  id: 'earlier-content-not-stored',
  chapter: 'crud',
  breaks: 'An update to content that an earlier version had is not stored.',
  requirements: ['rest-update-200'],
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const sent = studyIn(request);
    if (!url || !sent) return;
    const get = async (path: string) =>
      studyIn(await upstream({ method: 'GET', url: path, headers: {} }));
    const current = await get(url);
    if (!current || sameContent(current, sent)) return;
    for (let at = 1; at < Number(current.meta?.versionId); at += 1) {
      const earlier = await get(`${url}/_history/${at}`);
      if (earlier && sameContent(earlier, sent)) return { method: 'GET', url, headers: {} };
    }
    return;
  },
});
