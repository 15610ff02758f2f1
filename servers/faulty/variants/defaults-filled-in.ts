import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'defaults-filled-in',
  chapter: 'crud',
  breaks: 'A study without a status is stored with the status unknown.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'conformance-rules.html#constraints',
  request: (request) => {
    const study = request.body as { resourceType?: string; status?: string } | undefined;
    const lacks = study?.resourceType === 'ImagingStudy' && study.status === undefined;
    if (!isStudyCreate(request) || !lacks) return undefined;
    return { ...request, body: { ...study, status: 'unknown' } };
  },
});
