import { isStudyRead, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revived-not-modified',
  chapter: 'crud',
  breaks: 'A study that was deleted and brought back is answered 304 to an ETag from before.',
  requirements: ['rest-cond-read-changed-full'],
  response: (response, request, { memory }) => {
    const path = studyOf(request);
    if (!path) return undefined;
    if (request.method === 'DELETE') memory.set(path, true);
    const isOld = isStudyRead(request) && request.headers['if-none-match'] && studyIn(response);
    return isOld && memory.has(path) ? { status: 304, headers: {} } : undefined;
  },
});
