import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'part-kept-for-whole',
  chapter: 'crud',
  breaks:
    'A read with _elements or _summary is cached by the id alone, and the next plain read gives it.',
  requirements: ['rest-create-roundtrip', 'rest-read-summary-elements'],
  level: 'SHOULD',
  response: (response, request, { memory }) => {
    const path = studyOf(request);
    if (!path || response.status !== 200) return undefined;
    if (request.method !== 'GET') memory.delete(path);
    else if (/[?&]_(?:elements|summary)=/.test(request.url)) memory.set(path, response.body);
    else if (memory.has(path)) return { ...response, body: memory.get(path) };
    return undefined;
  },
});
