import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'preferences-not-honoured',
  chapter: 'search',
  breaks: 'Prefer is not looked at: unknown parameters are ignored even under handling=strict.',
  requirements: ['search-handling-strict'],
  level: 'SHOULD',
  allowedBy: 'search.html#errors',
  request: (request) => ({ ...request, headers: without(request.headers, 'prefer') }),
});
