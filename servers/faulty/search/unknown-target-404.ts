import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'unknown-target-404',
  chapter: 'search',
  breaks: 'A reference to a resource that does not exist is answered with 404.',
  requirements: ['search-logical-miss-empty'],
  level: 'SHOULD',
  response: (response, request) => {
    const isReference = parametersOf(request).some(({ value }) =>
      /^[A-Z][A-Za-z]+\/[^/]+$/.test(value),
    );
    const isEmpty = searchsetOf(request, response)?.total === 0;
    return isReference && isEmpty ? refusal(404, 'not-found', 'No such resource.') : undefined;
  },
});
