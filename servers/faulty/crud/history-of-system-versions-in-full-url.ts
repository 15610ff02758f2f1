import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-system-versions-in-full-url',
  chapter: 'crud',
  breaks: 'The fullUrl of entries in the history of the whole server names the version.',
  requirements: ['bundle-fullurl-not-versioned'],
  response: toldHistory('system', (history) => ({
    ...history,
    entry: history.entry.map((one) => ({
      ...one,
      fullUrl: `${one.fullUrl}/_history/${one.response?.etag?.replace(/\W/g, '').slice(1)}`,
    })),
  })),
});
