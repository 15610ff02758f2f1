import { defineFault } from '../define.ts';
import { toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-since-exclusive',
  chapter: 'crud',
  breaks: 'A history with _since lacks the version of just that instant.',
  requirements: ['history-since'],
  level: 'SHOULD',
  response: toldHistory(undefined, (history, { url }) => {
    const since = new URL(url, 'http://a.example').searchParams.get('_since');
    return since === null
      ? undefined
      : withoutEntries(
          history,
          ({ resource, response }) =>
            Date.parse(resource?.meta?.lastUpdated ?? response?.lastModified ?? '') ===
            Date.parse(since),
        );
  }),
});
