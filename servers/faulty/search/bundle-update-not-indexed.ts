import type { Resource } from '../../../spec/index.ts';
import { asksFor, sentIn } from '../bundle-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { byStatusInIndex } from '../status-in-index.ts';

export default defineFault({
  id: 'bundle-update-not-indexed',
  chapter: 'search',
  breaks: 'A study that was updated in a batch or transaction is found by the status it had.',
  requirements: ['search-returned-resources-match', 'search-param-status'],
  request: async (request, { memory, upstream }) => {
    if (request.method === 'PUT') memory.delete(studyOf(request)?.split('/')[2] ?? '');
    for (const { method, url } of (sentIn(request) ?? []).map(asksFor)) {
      if (method !== 'PUT' || !studyOf({ ...request, url })) continue;
      const { status, body } = await upstream({ method: 'GET', url, headers: {} });
      const before = body as Resource;
      if (status === 200) memory.set(before.id ?? '', before.status);
    }
    return undefined;
  },
  response: byStatusInIndex,
});
