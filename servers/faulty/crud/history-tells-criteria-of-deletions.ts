import { foundBy } from '../bundle-fault.ts';
import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';
import { type HistoryEntry, isDeletion, toldHistory } from '../history-fault.ts';

const deletionIn = ({ request, response }: HistoryEntry) => `${request?.url} ${response?.etag}`;

export default defineFault({
  id: 'history-tells-criteria-of-deletions',
  chapter: 'crud',
  breaks: 'Histories tell a conditional delete by its criteria.',
  requirements: ['history-entry-request-response'],
  request: async (request, context) => {
    const criteria = criteriaOf(request, 'DELETE');
    if (criteria === undefined) return undefined;
    const url = `ImagingStudy?${criteria}`;
    for (const { id, meta } of await foundBy(context, `/${url}`)) {
      const etag = `W/"${Number(meta?.versionId) + 1}"`;
      context.memory.set(`ImagingStudy/${id} ${etag}`, url);
    }
    return undefined;
  },
  response: toldHistory(undefined, (history, _, { memory }) => ({
    ...history,
    entry: history.entry.map((one) => {
      const url = isDeletion(one) ? memory.get(deletionIn(one)) : undefined;
      return url ? { ...one, request: { ...one.request, url: String(url) } } : one;
    }),
  })),
});
