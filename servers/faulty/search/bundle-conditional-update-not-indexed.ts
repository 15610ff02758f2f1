import { asksFor, foundBy, sentIn } from '../bundle-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { byStatusInIndex } from '../status-in-index.ts';

export default defineFault({
  id: 'bundle-conditional-update-not-indexed',
  chapter: 'search',
  breaks:
    'A study that was updated by criteria in a batch or transaction is found by the status it had.',
  requirements: ['search-returned-resources-match', 'search-param-status'],
  request: async (request, context) => {
    const { memory } = context;
    if (request.method === 'PUT') memory.delete(studyOf(request)?.split('/')[2] ?? '');
    for (const { method, url } of (sentIn(request) ?? []).map(asksFor)) {
      if (method !== 'PUT' || !url.startsWith('/ImagingStudy?')) continue;
      for (const { id = '', status } of await foundBy(context, url)) memory.set(id, status);
    }
    return undefined;
  },
  response: byStatusInIndex,
});
