import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'vread-of-deletion-is-what-was-deleted',
  chapter: 'crud',
  breaks: 'A vread of the deletion gives the version that was deleted.',
  requirements: ['rest-vread-id-and-version'],
  response: async (response, request, { upstream }) => {
    const version = versionOf(request);
    if (!version || response.status !== 410) return undefined;
    const former = Number(version.versionId) - 1;
    return upstream({ ...request, url: `${version.study}/_history/${former}` });
  },
});
