import type { Resource } from '../../../spec/index.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'system-history-notes-of-now',
  chapter: 'crud',
  breaks: 'Each version has the notes of the current one in the history of the whole server.',
  requirements: ['rest-vread-returns-that-content'],
  response: toldHistory('system', async (history, _, { upstream }) => {
    const entry = [];
    for (const one of history.entry) {
      const url = `/${one.resource?.resourceType}/${one.resource?.id}`;
      const now = studyIn(await upstream({ method: 'GET', url, headers: {} }));
      const isMeant = one.resource?.note !== undefined && now?.note !== undefined;
      entry.push(
        isMeant ? { ...one, resource: { ...one.resource, note: now.note } as Resource } : one,
      );
    }
    return { ...history, entry };
  }),
});
