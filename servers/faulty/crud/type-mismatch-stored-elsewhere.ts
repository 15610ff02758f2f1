import { isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'type-mismatch-stored-elsewhere',
  chapter: 'crud',
  breaks: 'An update of a study with a body of another type stores that under its own type.',
  requirements: ['rest-create-type-must-match-url'],
  request: (request) => {
    const { resourceType = 'ImagingStudy' } = (request.body ?? {}) as { resourceType?: string };
    return isStudyUpdate(request) && resourceType !== 'ImagingStudy'
      ? { ...request, url: request.url.replace('ImagingStudy', resourceType) }
      : undefined;
  },
});
