import { criteriaOf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-tells-criteria',
  chapter: 'crud',
  breaks: 'Histories tell a conditional update by its criteria.',
  requirements: ['history-entry-request-response'],
  response: (response, request, context) => {
    const { memory } = context;
    const criteria = criteriaOf(request, 'PUT');
    if (criteria !== undefined && response.status < 300) {
      memory.set(`${studyIn(response)?.id}${response.headers.etag}`, `ImagingStudy?${criteria}`);
    }
    const tell = toldHistory(undefined, (history) => ({
      ...history,
      entry: history.entry.map((one) => {
        const url = memory.get(`${one.resource?.id}${one.response?.etag}`);
        return url ? { ...one, request: { ...one.request, url: String(url) } } : one;
      }),
    }));
    return tell(response, request, context);
  },
});
