import { sentIn, type ToldEntry } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-without-transactions',
  chapter: 'crud',
  breaks: 'Histories leave out what a transaction updated.',
  requirements: ['history-includes-all-versions'],
  response: (response, request, context) => {
    const { memory } = context;
    const { entry = [] } = (response.body ?? {}) as { entry?: ToldEntry[] };
    for (const [at, { resource, request: sent }] of (
      sentIn(request, 'transaction') ?? []
    ).entries()) {
      if (sent?.method === 'PUT') memory.set(`${resource?.id}${entry[at]?.response?.etag}`, true);
    }
    const leaveOut = toldHistory(undefined, (history) =>
      withoutEntries(history, (one) => memory.has(`${one.resource?.id}${one.response?.etag}`)),
    );
    return leaveOut(response, request, context);
  },
});
