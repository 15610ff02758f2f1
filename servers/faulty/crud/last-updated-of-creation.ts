import { isStudyRead, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-updated-of-creation',
  chapter: 'crud',
  breaks: 'meta.lastUpdated stays that of the creation.',
  requirements: ['rest-lastupdated-on-write'],
  response: async (response, request, { upstream }) => {
    const url = isStudyRead(request) ? studyOf(request) : undefined;
    const study = studyIn(response);
    if (!url || !study) return;
    const first = await upstream({ method: 'GET', url: `${url}/_history/1`, headers: {} });
    const { lastUpdated } = studyIn(first)?.meta ?? {};
    return lastUpdated
      ? { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } }
      : undefined;
  },
});
