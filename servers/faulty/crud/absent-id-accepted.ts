import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'absent-id-accepted',
  chapter: 'crud',
  breaks: 'An update whose resource has no id is carried out.',
  requirements: ['rest-update-missing-id-400'],
  request: (request) => {
    const id = studyOf(request)?.split('/').at(-1);
    const study = studyIn(request);
    if (request.method !== 'PUT' || !id || !study || study.id !== undefined) return;
    return { ...request, body: { ...study, id } };
  },
});
