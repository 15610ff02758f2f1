import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'delete-by-id-start',
  chapter: 'crud',
  breaks: 'A delete takes all studies whose id begins with the one in the URL.',
  requirements: ['rest-read-id-matches-url'],
  response: async (response, request, { memory, upstream }) => {
    const path = studyOf(request);
    if (request.method === 'PUT' && path && response.status < 300) memory.set(path, true);
    if (request.method !== 'DELETE' || !path) return undefined;
    const longer = [...memory.keys()].filter((known) => known !== path && known.startsWith(path));
    for (const url of longer) await upstream({ method: 'DELETE', url, headers: {} });
    return undefined;
  },
});
