import type { Resource } from '../../../spec/index.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-type-shows-now',
  chapter: 'crud',
  breaks: 'Each version has the content of the current one in the history of all studies.',
  requirements: ['history-post-put-have-resource'],
  response: toldHistory('type', async (history, _, { upstream }) => {
    const entry = [];
    for (const one of history.entry) {
      const url = `/ImagingStudy/${one.resource?.id}`;
      const now = one.resource && studyIn(await upstream({ method: 'GET', url, headers: {} }));
      entry.push(
        now ? { ...one, resource: { ...now, meta: one.resource?.meta } as Resource } : one,
      );
    }
    return { ...history, entry };
  }),
});
