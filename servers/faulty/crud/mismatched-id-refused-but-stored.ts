import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'mismatched-id-refused-but-stored',
  chapter: 'crud',
  breaks:
    'An update whose resource has another id than its URL is answered 400, and stored under the id of the URL.',
  requirements: ['rest-update-id-mismatch-400'],
  response: async (response, request, { upstream }) => {
    const id = studyOf(request)?.split('/').at(-1);
    const study = studyIn(request);
    if (!isStudyUpdate(request) || response.status !== 400 || !id || !study?.id) return undefined;
    await upstream({ ...request, body: { ...study, id } });
    return undefined;
  },
});
