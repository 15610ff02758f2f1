import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-version-is-current',
  chapter: 'crud',
  breaks: 'The vread of a version that never was gives the current one.',
  requirements: ['rest-vread-id-and-version'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    if (!asked || response.status !== 404) return;
    return upstream({ ...request, url: asked.study });
  },
});
