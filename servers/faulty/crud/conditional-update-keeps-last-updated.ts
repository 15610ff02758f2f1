import { criteriaOf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { timeKept } from '../time-kept.ts';

export default defineFault({
  id: 'conditional-update-keeps-last-updated',
  chapter: 'crud',
  breaks: 'A conditional update stores the lastUpdated that its body has.',
  requirements: ['rest-update-ignores-client-version-meta'],
  response: timeKept((request, response, keep) => {
    const { id, meta } = studyIn(response) ?? {};
    if (response.status >= 300 || criteriaOf(request, 'PUT') === undefined) return;
    keep(`${id}/${meta?.versionId}`, studyIn(request)?.meta?.lastUpdated);
  }),
});
