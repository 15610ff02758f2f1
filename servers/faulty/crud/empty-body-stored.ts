import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

const nothing = { resourceType: 'ImagingStudy', status: 'unknown', subject: { display: '?' } };

export default defineFault({
  id: 'empty-body-stored',
  chapter: 'crud',
  breaks: 'A create without a body stores an empty study.',
  requirements: ['rest-create-unparseable-400'],
  request: (request) =>
    isStudyCreate(request) && request.body === undefined
      ? { ...request, body: nothing }
      : undefined,
});
