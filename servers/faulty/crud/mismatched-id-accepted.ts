import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'mismatched-id-accepted',
  chapter: 'crud',
  breaks:
    'An update whose resource has another id than its URL is carried out under the id of the URL.',
  requirements: ['rest-update-id-mismatch-400'],
  request: (request) => {
    const id = studyOf(request)?.split('/').at(-1);
    const study = studyIn(request);
    if (request.method !== 'PUT' || !id || study?.id === undefined || study.id === id) return;
    return { ...request, body: { ...study, id } };
  },
});
