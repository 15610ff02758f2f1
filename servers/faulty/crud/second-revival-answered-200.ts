import { isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-revival-answered-200',
  chapter: 'crud',
  breaks: 'An update that brings back a study of several versions answers 200.',
  requirements: ['rest-update-revives-deleted'],
  response: (response, request) =>
    isStudyUpdate(request) &&
    response.status === 201 &&
    Number(/\d+/.exec(response.headers.etag ?? '')?.[0]) > 3
      ? { ...response, status: 200 }
      : undefined,
});
