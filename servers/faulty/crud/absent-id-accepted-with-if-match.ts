import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'absent-id-accepted-with-if-match',
  chapter: 'crud',
  breaks: 'With If-Match an update needs no id in its body.',
  requirements: ['rest-update-missing-id-400'],
  request: (request) => {
    const study = isStudyUpdate(request) ? studyIn(request) : undefined;
    if (!study || study.id !== undefined || !request.headers['if-match']) return;
    const id = studyOf(request)?.split('/').at(-1) ?? '';
    return { ...request, body: { ...study, id } };
  },
});
