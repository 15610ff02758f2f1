import { asksFor, creatingUpdatesAnswered200, sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-revival-answered-200',
  chapter: 'crud',
  breaks: 'The entry for an update in a batch that brings back a deleted study has the status 200.',
  requirements: ['rest-update-revives-deleted', 'bundle-response-entry-details'],
  request: async (request, { memory, upstream }) => {
    memory.clear();
    for (const entry of sentIn(request, 'batch') ?? []) {
      const { method, url } = asksFor(entry);
      if (method !== 'PUT') continue;
      memory.set(url, (await upstream({ method: 'GET', url, headers: {} })).status === 410);
    }
    return undefined;
  },
  response: (response, request, { memory }) =>
    creatingUpdatesAnswered200('batch', (entry) => memory.get(asksFor(entry).url) === true)(
      response,
      request,
    ),
});
