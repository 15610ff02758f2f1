import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'body-id-wins',
  chapter: 'crud',
  breaks:
    'An update whose resource has another id than its URL is carried out under the id of the resource.',
  requirements: ['rest-update-id-mismatch-400'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/issues/305',
  request: (request) => {
    const id = studyIn(request)?.id;
    return isStudyUpdate(request) && id ? { ...request, url: `/ImagingStudy/${id}` } : undefined;
  },
});
