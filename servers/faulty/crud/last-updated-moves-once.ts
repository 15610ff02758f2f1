import { isStudyRead, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-updated-moves-once',
  chapter: 'crud',
  breaks: 'From the second update on meta.lastUpdated stays that of the first.',
  requirements: ['rest-lastupdated-on-write'],
  response: async (response, request, { upstream }) => {
    const url = isStudyRead(request) ? studyOf(request) : undefined;
    const study = studyIn(response);
    if (!url || !study || study.meta?.versionId === '1') return;
    const second = await upstream({ method: 'GET', url: `${url}/_history/2`, headers: {} });
    const { lastUpdated } = studyIn(second)?.meta ?? {};
    return lastUpdated
      ? { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } }
      : undefined;
  },
});
