import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'malformed-date-ignored',
  chapter: 'search',
  breaks: 'A date that is none is ignored.',
  requirements: ['search-syntax-error-rejected'],
  level: 'SHOULD',
  response: async (response, request, { upstream }) => {
    if (!isStudySearch(request) || response.status !== 400) return undefined;
    const others = parametersOf(request).filter(({ name }) => name !== 'started');
    return upstream(askedWith(request, others));
  },
});
