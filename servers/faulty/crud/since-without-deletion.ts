import { defineFault } from '../define.ts';
import { isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'since-without-deletion',
  chapter: 'crud',
  breaks: 'The history of a study with _since does not list its deletion.',
  requirements: ['history-since', 'history-includes-all-versions'],
  response: toldHistory('instance', (history, { url }) => {
    const gone = history.entry.filter(isDeletion).length;
    if (!/[?&]_since=/.test(url) || gone === 0) return undefined;
    return withoutEntries({ ...history, total: (history.total ?? gone) - gone }, isDeletion);
  }),
});
