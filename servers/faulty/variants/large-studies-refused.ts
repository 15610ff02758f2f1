import { isStudyCreate, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'large-studies-refused',
  chapter: 'crud',
  breaks: 'A study of more than 100 kB is refused with 413.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#rejecting-updates',
  ...refusing(
    (request) => {
      const study = studyIn(request);
      const isWrite = isStudyCreate(request) || (request.method === 'PUT' && studyOf(request));
      return Boolean(isWrite) && study !== undefined && JSON.stringify(study).length > 100_000;
    },
    refusal(413, 'too-long', 'At most 100 kB are taken.'),
  ),
});
