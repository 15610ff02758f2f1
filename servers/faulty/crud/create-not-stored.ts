import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'create-not-stored',
  chapter: 'crud',
  breaks: 'A create with contained resources is answered with 201 and not stored.',
  requirements: ['rest-create-201'],
  response: async (response, request, { upstream }) => {
    const study = isStudyCreate(request) && response.status === 201 ? studyIn(response) : undefined;
    if (study?.contained) {
      await upstream({ method: 'DELETE', url: `/ImagingStudy/${study.id}`, headers: {} });
    }
    return undefined;
  },
});
