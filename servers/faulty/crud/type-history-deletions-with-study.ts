import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { isDeletion, toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'type-history-deletions-with-study',
  chapter: 'crud',
  breaks: 'In the history of all studies a deletion has the study that was deleted.',
  requirements: ['history-includes-all-versions'],
  response: toldHistory('type', async (history, _, { upstream }) => {
    const entry = [];
    for (const one of history.entry) {
      const version = Number(/\d+/.exec(one.response?.etag ?? '')?.[0]) - 1;
      const url = `/${one.request?.url}/_history/${version}`;
      const before = isDeletion(one)
        ? await upstream({ method: 'GET', url, headers: {} })
        : undefined;
      const study = before && studyIn(before);
      entry.push(study ? { ...one, resource: study } : one);
    }
    return { ...history, entry };
  }),
});
