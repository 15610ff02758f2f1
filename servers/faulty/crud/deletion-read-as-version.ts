import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'deletion-read-as-version',
  chapter: 'crud',
  breaks: 'The vread of the version of a deletion gives the study as it was before.',
  requirements: ['rest-vread-deleted-version-410'],
  level: 'SHOULD',
  seenIn: 'https://github.com/fhirbase/fhirbase-plv8/issues/65',
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    if (!asked || response.status !== 410) return;
    const before = Number(asked.versionId) - 1;
    return upstream({ ...request, url: `${asked.study}/_history/${before}` });
  },
});
