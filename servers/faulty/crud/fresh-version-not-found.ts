import type { ServerRequest, ServerResponse } from '../../http.ts';
import { isStudyUpdate, versionOf } from '../crud-fault.ts';
import { isStudyRead } from '../crud-request.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'fresh-version-not-found',
  chapter: 'crud',
  breaks:
    'A read of the version that an update has just made is answered with 404 until the next read.',
  requirements: ['rest-vread-id-and-version'],
  response: (response: ServerResponse, request: ServerRequest, { memory }: FaultContext) => {
    if (isStudyUpdate(request)) memory.set('fresh', true);
    if (isStudyRead(request)) memory.delete('fresh');
    return versionOf(request) && memory.get('fresh') && response.status === 200
      ? refusal(404, 'not-found', 'There is no such version.')
      : undefined;
  },
});
