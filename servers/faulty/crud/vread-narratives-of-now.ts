import type { Resource } from '../../../spec/index.ts';
import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'vread-narratives-of-now',
  chapter: 'crud',
  breaks: 'A vread gives the version with the narrative of the current one.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const version = versionOf(request);
    const then = version && response.status === 200 ? studyIn(response) : undefined;
    if (!version || !then?.text) return undefined;
    const now = studyIn(await upstream({ method: 'GET', url: version.study, headers: {} }));
    return now?.text ? { ...response, body: { ...then, text: now.text } as Resource } : undefined;
  },
});
