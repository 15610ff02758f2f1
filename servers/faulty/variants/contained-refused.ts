import { isStudyCreate, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'contained-refused',
  chapter: 'crud',
  breaks: 'A study with contained resources is refused with 422.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#rejecting-updates',
  ...refusing(
    (request) => {
      const study = studyIn(request);
      const isWrite = isStudyCreate(request) || (request.method === 'PUT' && studyOf(request));
      return Boolean(isWrite) && study !== undefined && 'contained' in study;
    },
    refusal(422, 'business-rule', 'Contained resources are not stored.'),
  ),
});
