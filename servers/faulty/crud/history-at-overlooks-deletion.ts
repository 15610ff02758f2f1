import { defineFault } from '../define.ts';
import { type HistoryBundle, historyAsked, isDeletion, toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-at-overlooks-deletion',
  chapter: 'crud',
  breaks:
    'With _at after its deletion the history of a study lists the version from before the deletion.',
  requirements: ['history-at'],
  response: toldHistory('instance', async (history, request, { upstream }) => {
    const [gone, ...more] = history.entry;
    if (!/[?&]_at=/.test(request.url) || !gone || !isDeletion(gone) || more.length > 0) return;
    if (history.total !== 1) return;
    const url = `${historyAsked(request)?.path}/_history?_count=1000`;
    const whole = (await upstream({ method: 'GET', url, headers: {} })).body as HistoryBundle;
    const all = whole.entry ?? [];
    const at = all.findIndex(({ response }) => response?.etag === gone.response?.etag);
    const former = all[at + 1];
    return former && { ...history, entry: [former] };
  }),
});
