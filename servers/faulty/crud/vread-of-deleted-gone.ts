import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'vread-of-deleted-gone',
  chapter: 'crud',
  breaks: 'A vread of any version of a deleted study answers 410, though its history lists them.',
  requirements: ['history-survives-delete', 'rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const version = versionOf(request);
    if (!version || response.status !== 200) return undefined;
    const read = await upstream({ method: 'GET', url: version.study, headers: {} });
    return read.status === 410 ? read : undefined;
  },
});
