import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'create-not-stored',
  chapter: 'crud',
  breaks: 'A create with contained resources is answered with 201 and not stored.',
  requirements: ['rest-create-201'],
  response: async (response, request, { upstream }) => {
    const { id, contained } = studyIn(response) ?? {};
    if (!isStudyCreate(request) || response.status !== 201 || !id || !contained) return undefined;
    await upstream({ method: 'DELETE', url: `/ImagingStudy/${id}`, headers: {} });
    return undefined;
  },
});
