import { isStudyCreate, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'neighbour-deleted',
  chapter: 'crud',
  breaks: 'A delete also takes the study that was created just before.',
  requirements: ['rest-delete-success-status', 'rest-read-id-matches-url'],
  response: async (response, request, { memory, upstream }) => {
    if (isStudyCreate(request) && response.status === 201) {
      const id = `${studyIn(response)?.id}`;
      memory.set(id, memory.get('last'));
      memory.set('last', id);
    }
    const before = memory.get(studyOf(request)?.split('/').at(-1) ?? '');
    if (request.method === 'DELETE' && response.status < 300 && before) {
      await upstream({ ...request, url: `/ImagingStudy/${before}` });
    }
    return undefined;
  },
});
