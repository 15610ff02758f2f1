import { asksFor, sentIn } from '../bundle-fault.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { keepStudy, stillFound } from '../still-found.ts';

export default defineFault({
  id: 'bundle-delete-still-found',
  chapter: 'search',
  breaks: 'A study that was deleted in a batch or transaction is still found.',
  requirements: ['rest-delete-then-not-searchable'],
  request: async (request, context) => {
    for (const { method, url } of (sentIn(request) ?? []).map(asksFor)) {
      if (method === 'DELETE' && studyOf({ ...request, url })) await keepStudy(context, url);
    }
    return undefined;
  },
  response: stillFound,
});
