import { isStudyWrite } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'resource-type-expected-first',
  chapter: 'crud',
  breaks: 'A study whose resourceType is not its first property is refused.',
  requirements: ['format-json-resourcetype-any-position'],
  request: (request) => {
    const study = isStudyWrite(request) ? studyIn(request) : undefined;
    if (!study || Object.keys(study)[0] === 'resourceType') return;
    return { ...request, body: { ...study, resourceType: 'Unknown' } };
  },
});
