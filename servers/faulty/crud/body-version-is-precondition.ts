import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'body-version-is-precondition',
  chapter: 'crud',
  breaks: 'An update whose body has the versionId of an older version is answered 409.',
  requirements: ['rest-update-ignores-client-version-meta'],
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const sent = studyIn(request)?.meta?.versionId;
    if (!url || sent === undefined) return;
    const current = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    if (!current || current.meta?.versionId === sent) return;
    return { ...request, headers: { ...request.headers, 'if-match': `W/"${sent}"` } };
  },
  response: (response) => (response.status === 412 ? { ...response, status: 409 } : undefined),
});
