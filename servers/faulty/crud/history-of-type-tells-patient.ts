import { defineFault } from '../define.ts';
import { type HistoryBundle, isLaterPage, toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-type-tells-patient',
  chapter: 'crud',
  breaks: 'The history of all studies ends its first page with what was last written of a patient.',
  requirements: ['history-includes-all-versions'],
  response: toldHistory('type', async (history, request, { upstream }) => {
    if (!request.url.startsWith('/ImagingStudy/') || isLaterPage(request)) return undefined;
    const url = request.url.replace('ImagingStudy', 'Patient');
    const [last] = ((await upstream({ ...request, url })).body as HistoryBundle).entry ?? [];
    return last && { ...history, entry: [...history.entry, last] };
  }),
});
