import { isStudyCreate, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'foreign-references-refused',
  chapter: 'crud',
  breaks: 'A study that refers to another server is refused with 422.',
  requirements: ['search-reference-foreign-absolute'],
  allowedBy: 'references.html#literal',
  ...refusing(
    (request) => {
      const study = studyIn(request);
      const isWrite = isStudyCreate(request) || (request.method === 'PUT' && studyOf(request));
      return (
        Boolean(isWrite) &&
        study !== undefined &&
        /"reference":"https?:\/\/other/.test(JSON.stringify(study))
      );
    },
    refusal(422, 'business-rule', 'References to other servers are not stored.'),
  ),
});
