import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'create-overwrites',
  chapter: 'crud',
  breaks: 'A create whose body has the id of a stored study replaces it.',
  requirements: ['rest-create-ignores-client-id'],
  request: async (request, { upstream }) => {
    const id = isStudyCreate(request) ? studyIn(request)?.id : undefined;
    const url = `/ImagingStudy/${id}`;
    if (!id || (await upstream({ method: 'GET', url, headers: {} })).status !== 200) return;
    return { ...request, method: 'PUT', url };
  },
  response: (response, request) =>
    isStudyCreate(request) && response.status === 200 ? { ...response, status: 201 } : undefined,
});
