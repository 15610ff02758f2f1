import { conditionally } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-creates',
  chapter: 'crud',
  breaks: 'A conditional update creates another study beside its match.',
  requirements: ['rest-cond-update-one-match'],
  request: conditionally('PUT', (request, matches) =>
    matches.length === 1 && studyIn(request)?.id === undefined
      ? { ...request, method: 'POST', url: '/ImagingStudy' }
      : undefined,
  ),
});
