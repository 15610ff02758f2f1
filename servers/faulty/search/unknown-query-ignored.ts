import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'unknown-query-ignored',
  chapter: 'search',
  breaks: 'A named query that the server does not know is ignored.',
  requirements: ['search-query-unknown-refused'],
  request: (request) => {
    const parameters = isStudySearch(request) ? parametersOf(request) : [];
    const others = parameters.filter(({ name }) => name !== '_query');
    return others.length < parameters.length ? askedWith(request, others) : undefined;
  },
});
