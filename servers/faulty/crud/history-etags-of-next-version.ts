import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-etags-of-next-version',
  chapter: 'crud',
  breaks: 'In a history the etag of an entry is that of the version after.',
  requirements: ['rest-etag-equals-versionid', 'history-entry-request-response'],
  response: toldHistory('instance', (history) => ({
    ...history,
    entry: history.entry.map(({ response = {}, ...entry }) => ({
      ...entry,
      response: {
        ...response,
        etag: (response.etag ?? '').replace(/\d+/, (version) => String(Number(version) + 1)),
      },
    })),
  })),
});
