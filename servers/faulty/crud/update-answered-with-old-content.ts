import type { Resource } from '../../../spec/index.ts';
import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'update-answered-with-old-content',
  chapter: 'crud',
  breaks: 'The answer to an update has the content from before it.',
  requirements: ['rest-prefer-representation'],
  level: 'SHOULD',
  request: async (request, { memory, upstream }) => {
    const study = isStudyUpdate(request) ? studyOf(request) : undefined;
    if (study)
      memory.set(study, studyIn(await upstream({ method: 'GET', url: study, headers: {} })));
  },
  response: (response, request, { memory }) => {
    const before = memory.get(studyOf(request) ?? '') as Resource | undefined;
    const now = studyIn(response);
    if (!isStudyUpdate(request) || !before || !now) return;
    return { ...response, body: { ...before, meta: now.meta } };
  },
});
