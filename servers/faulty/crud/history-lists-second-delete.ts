import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { isDeletion, toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-lists-second-delete',
  chapter: 'crud',
  breaks: 'The history lists each delete, one of a study that is deleted already too.',
  requirements: ['history-includes-all-versions', 'rest-delete-idempotent'],
  request: async (request, { upstream, memory }) => {
    const path = request.method === 'DELETE' ? studyOf(request) : undefined;
    const read = path && (await upstream({ method: 'GET', url: path, headers: {} }));
    if (read && read.status === 410) memory.set(path, true);
    return undefined;
  },
  response: toldHistory('instance', (history, request, { memory }) => {
    const [first] = history.entry;
    const isAgain = memory.has(request.url.split('/_history')[0] ?? '');
    return isAgain && first && isDeletion(first)
      ? { ...history, entry: [first, ...history.entry] }
      : undefined;
  }),
});
