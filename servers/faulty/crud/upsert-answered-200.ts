import { isStudyUpdate } from '../crud-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'upsert-answered-200',
  chapter: 'crud',
  breaks: 'An update that creates is answered with 200.',
  requirements: ['rest-update-as-create-201'],
  response: (response, request, { memory }) => {
    const path = studyOf(request);
    if (request.method === 'DELETE' && path) memory.set(path, true);
    if (!isStudyUpdate(request) || response.status !== 201 || memory.has(path ?? '')) return;
    return { ...response, status: 200 };
  },
});
