import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-update-answered-with-first',
  chapter: 'crud',
  breaks: 'With return=representation the answer to a second update has the content of the first.',
  requirements: ['rest-prefer-representation'],
  level: 'SHOULD',
  response: async (response, request, { upstream }) => {
    const study = isStudyUpdate(request) ? studyIn(response) : undefined;
    const version = Number(study?.meta?.versionId);
    if (!study || !(version > 2) || !/representation/.test(request.headers.prefer ?? '')) return;
    const url = `${studyOf(request)}/_history/${version - 1}`;
    const earlier = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    return earlier && { ...response, body: { ...earlier, meta: study.meta } };
  },
});
