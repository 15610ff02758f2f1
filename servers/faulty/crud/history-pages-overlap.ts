import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-pages-overlap',
  chapter: 'crud',
  breaks:
    'A page of a history with several entries begins with the version that ended the page before.',
  requirements: ['history-includes-all-versions'],
  response: toldHistory(undefined, (history) => {
    if (history.entry.length < 2) return undefined;
    const link = history.link?.map((one) => ({
      ...one,
      url: one.url.replace(/_page=(\d+)/, (_, at) => `_page=${Number(at) + 1}`),
    }));
    return link && { ...history, link };
  }),
});
