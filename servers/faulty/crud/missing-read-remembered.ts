import type { ServerRequest, ServerResponse } from '../../http.ts';
import { isStudyRead, studyOf } from '../crud-request.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'missing-read-remembered',
  chapter: 'crud',
  breaks:
    'That a read found nothing is cached: reads go on being answered 404 once a PUT has created the study, until the next write.',
  requirements: [
    'rest-update-as-create-201',
    'rest-refusal-has-no-effect',
    'rest-read-unknown-404',
  ],
  response: (response: ServerResponse, request: ServerRequest, { memory }: FaultContext) => {
    const path = studyOf(request);
    if (!path) return undefined;
    const isUpdated = request.method === 'PUT' && response.status === 200;
    if (isUpdated || request.method === 'DELETE') memory.delete(path);
    if (!isStudyRead(request)) return undefined;
    if (response.status === 404) memory.set(path, true);
    return response.status === 200 && memory.has(path)
      ? refusal(404, 'not-found', 'There is no such study.')
      : undefined;
  },
});
