import type { Resource } from '../../../spec/index.ts';
import { foundBy } from '../bundle-fault.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deleted-by-criteria-counted',
  chapter: 'crud',
  breaks: 'What was deleted by criteria is still counted by a search for the same criteria.',
  requirements: ['rest-delete-then-not-searchable'],
  request: async (request, context) => {
    const criteria = criteriaOf(request, 'DELETE');
    if (criteria === undefined) return undefined;
    const matches = await foundBy(context, `/ImagingStudy?${criteria}`);
    context.memory.set(decodeURIComponent(criteria), matches.length);
    return undefined;
  },
  response: (response, request, { memory }) => {
    const [path, query = ''] = request.url.split('?');
    const set = response.body as (Resource & { total?: number }) | undefined;
    if (path !== '/ImagingStudy' || set?.type !== 'searchset' || set.total !== 0) return undefined;
    const [first = ''] = query.split('&');
    const counted = /_summary=count/.test(query) ? memory.get(decodeURIComponent(first)) : 0;
    return counted ? { ...response, body: { ...set, total: counted } } : undefined;
  },
});
