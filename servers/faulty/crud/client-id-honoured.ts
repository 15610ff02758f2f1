import { isStudyCreate, studyIn, without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'client-id-honoured',
  chapter: 'crud',
  breaks: 'A create stores the study under the id that its body has.',
  requirements: ['rest-create-ignores-client-id'],
  request: async (request, { upstream }) => {
    const id = studyIn(request)?.id;
    if (!isStudyCreate(request) || typeof id !== 'string' || !/^[A-Za-z0-9\-.]{1,64}$/.test(id))
      return;
    const url = `/ImagingStudy/${id}`;
    const { status } = await upstream({ method: 'GET', url, headers: without(request.headers) });
    return status === 404 ? { ...request, method: 'PUT', url } : undefined;
  },
});
