import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'type-from-url',
  chapter: 'crud',
  breaks: 'A body without resourceType is taken for a resource of the type in the URL.',
  requirements: ['rest-create-type-must-match-url'],
  level: 'SHOULD',
  allowedBy: 'http.html#create',
  request: (request) => {
    const { body } = request;
    const lacks = typeof body === 'object' && body !== null && !('resourceType' in body);
    if (!isStudyCreate(request) || !lacks) return undefined;
    return { ...request, body: { resourceType: 'ImagingStudy', ...body } };
  },
});
