import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'client-id-with-dot-honoured',
  chapter: 'crud',
  breaks: 'A create takes over an id of the body that has a dot.',
  requirements: ['rest-create-ignores-client-id'],
  request: (request) => {
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    return study && /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(study.id ?? '')
      ? { ...request, method: 'PUT', url: `/ImagingStudy/${study.id}` }
      : undefined;
  },
});
