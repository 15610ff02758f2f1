import { isStudyCreate, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'extensions-refused',
  chapter: 'crud',
  breaks: 'A study with an extension is refused with 422.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'extensibility.html#exchange',
  ...refusing(
    (request) => {
      const study = studyIn(request);
      const isWrite = isStudyCreate(request) || (request.method === 'PUT' && studyOf(request));
      return (
        Boolean(isWrite) &&
        study !== undefined &&
        /"(?:extension|modifierExtension)":/.test(JSON.stringify(study))
      );
    },
    refusal(422, 'extension', 'This extension is not known.'),
  ),
});
