import { isStudyWrite } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'type-mismatch-coerced',
  chapter: 'crud',
  breaks: 'The resourceType of a body is not looked at: whatever comes to ImagingStudy is a study.',
  requirements: ['rest-create-type-must-match-url'],
  request: (request) => {
    const { body } = request;
    if (!isStudyWrite(request) || typeof body !== 'object' || body === null) return;
    return { ...request, body: { ...body, resourceType: 'ImagingStudy' } };
  },
});
