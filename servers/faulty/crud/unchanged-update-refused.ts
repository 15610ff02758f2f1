import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unchanged-update-refused',
  chapter: 'crud',
  breaks: 'An update that changes nothing is answered with 409.',
  requirements: ['rest-update-200'],
  request: async (request, { memory, upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    if (!url) return;
    const current = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    memory.set(url, current && JSON.stringify(current) === JSON.stringify(request.body));
  },
  response: (response, request, { memory }) =>
    isStudyUpdate(request) && memory.get(studyOf(request) ?? '')
      ? { ...response, status: 409 }
      : undefined,
});
