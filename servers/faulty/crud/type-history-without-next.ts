import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'type-history-without-next',
  chapter: 'crud',
  breaks: 'The history of all studies has no next link where _count was asked for.',
  requirements: ['history-includes-all-versions', 'history-count'],
  response: toldHistory('type', (history, { url }) =>
    /[?&]_count=/.test(url)
      ? { ...history, link: (history.link ?? []).filter(({ relation }) => relation !== 'next') }
      : undefined,
  ),
});
