import { asksFor, foundBy, sentIn, toldEntries } from '../bundle-fault.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-reads-what-criteria-deleted',
  chapter: 'crud',
  breaks: 'What was deleted by criteria is still read in a batch.',
  requirements: ['rest-cond-delete-single'],
  request: async (request, context) => {
    const criteria = criteriaOf(request, 'DELETE');
    if (criteria === undefined) return undefined;
    for (const match of await foundBy(context, `/ImagingStudy?${criteria}`)) {
      context.memory.set(`/ImagingStudy/${match.id}`, match);
    }
    return undefined;
  },
  response: (response, request, { memory }) => {
    if (!sentIn(request, 'batch')) return undefined;
    return toldEntries('batch', (entries, sent) =>
      entries.map((one, at) => {
        const { method, url } = asksFor(sent[at] ?? {});
        const former = method === 'GET' ? memory.get(url) : undefined;
        const isGone = one.response?.status?.startsWith('41');
        return former && isGone ? { resource: former as never, response: { status: '200' } } : one;
      }),
    )(response, request);
  },
});
