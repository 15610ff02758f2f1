import { isStudyUpdate } from '../crud-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'prefer-minimal-ignored',
  chapter: 'crud',
  breaks: 'Prefer: return=minimal is ignored on an update.',
  requirements: ['rest-prefer-minimal'],
  level: 'SHOULD',
  request: (request) =>
    isStudyUpdate(request)
      ? { ...request, headers: without(request.headers, 'prefer') }
      : undefined,
});
