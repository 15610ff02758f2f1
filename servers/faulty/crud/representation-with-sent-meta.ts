import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'representation-with-sent-meta',
  chapter: 'crud',
  breaks: 'With Prefer: return=representation an update gives back the meta that was sent.',
  requirements: ['rest-update-ignores-client-version-meta', 'rest-etag-equals-versionid'],
  response: (response, request) => {
    const [study, sent] = [studyIn(response), studyIn(request)];
    if (
      !isStudyUpdate(request) ||
      !study ||
      !sent ||
      !/representation/.test(request.headers.prefer ?? '')
    )
      return undefined;
    return { ...response, body: { ...study, meta: sent.meta } };
  },
});
