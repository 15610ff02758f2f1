import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'updated-body-in-envelope',
  chapter: 'crud',
  breaks:
    'An update is answered with the study in an object of the server, as application/fhir+json.',
  requirements: ['format-json-mime-type'],
  response: (response, request) => {
    const study = isStudyUpdate(request) && response.status < 300 ? studyIn(response) : undefined;
    return study && { ...response, body: { success: true, data: study } };
  },
});
