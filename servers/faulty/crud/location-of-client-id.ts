import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-of-client-id',
  chapter: 'crud',
  breaks: 'The Location of a create names the id of the body, though the study has another one.',
  requirements: ['rest-create-location'],
  response: (response, request) => {
    const { location } = response.headers;
    const id = isStudyCreate(request) ? studyIn(request)?.id : undefined;
    if (!id || !location) return;
    const other = location.replace(/(?<=ImagingStudy\/)[^/]+/, id);
    return { ...response, headers: { ...response.headers, location: other } };
  },
});
