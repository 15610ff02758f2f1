import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { keptWhenDeleted } from '../deleted-resources.ts';

export default defineFault({
  id: 'deleted-given-in-part',
  chapter: 'crud',
  breaks: 'A read with _summary or _elements still gives a deleted study.',
  requirements: ['rest-read-deleted-410'],
  request: keptWhenDeleted,
  response: (response, request, { memory }) => {
    const study = memory.get((studyOf(request) ?? '').replace(/^\//, ''));
    const isPart = /[?&]_(?:elements|summary)=/.test(request.url);
    if (request.method !== 'GET' || response.status !== 410 || !isPart || !study) return undefined;
    return { ...response, status: 200, body: study };
  },
});
