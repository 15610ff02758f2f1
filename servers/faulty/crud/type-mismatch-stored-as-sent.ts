import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'type-mismatch-stored-as-sent',
  chapter: 'crud',
  breaks: 'A create with a resource of another type stores it as what it is.',
  requirements: ['rest-create-type-must-match-url'],
  request: (request) => {
    const type = (request.body as { resourceType?: string } | undefined)?.resourceType;
    if (!isStudyCreate(request) || !type || type === 'ImagingStudy') return;
    return { ...request, url: `/${type}` };
  },
});
