import { isStudyWrite } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'version-parameter-refused',
  chapter: 'crud',
  breaks: 'A body whose Content-Type names the FHIR version is answered 415.',
  requirements: ['format-fhirversion-parameter'],
  level: 'SHOULD',
  request: (request) =>
    isStudyWrite(request) && request.headers['content-type']?.includes('fhirVersion')
      ? { ...request, headers: { ...request.headers, 'content-type': 'text/unheard-of' } }
      : undefined,
});
