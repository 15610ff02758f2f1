import { isStudyWrite } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'media-type-ignored',
  chapter: 'crud',
  breaks: 'A body is read as JSON whatever its media type.',
  requirements: ['format-415-unsupported-media'],
  level: 'SHOULD',
  request: (request) =>
    isStudyWrite(request)
      ? { ...request, headers: { ...request.headers, 'content-type': 'application/fhir+json' } }
      : undefined,
});
