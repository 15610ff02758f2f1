import type { ServerRequest, ServerResponse } from '../../http.ts';
import { isStudyRead, studyIn, studyOf } from '../crud-request.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'versions-ordered-as-text',
  chapter: 'crud',
  breaks: 'The newest version is the last by its id as text, so that 9 outranks 10.',
  requirements: ['rest-update-200', 'rest-update-replaces-whole'],
  response: async (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
    const study = isStudyRead(request) && response.status === 200 ? studyIn(response) : undefined;
    if (!study || Number(study.meta?.versionId) < 10) return undefined;
    return context.upstream({ ...request, url: `${studyOf(request)}/_history/9` });
  },
});
