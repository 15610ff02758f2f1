import { isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'update-answered-201',
  chapter: 'crud',
  breaks: 'An update of a study that was there is answered with 201.',
  requirements: ['rest-update-200'],
  response: (response, request) =>
    isStudyUpdate(request) && response.status === 200 ? { ...response, status: 201 } : undefined,
});
