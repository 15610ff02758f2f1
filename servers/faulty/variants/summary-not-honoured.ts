import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'summary-not-honoured',
  chapter: 'search',
  breaks: '_summary is ignored: full results are given, and the self link does not have it.',
  requirements: ['search-summary-count'],
  level: 'SHOULD',
  allowedBy: 'search.html#summary',
  request: (request) => {
    const parameters = parametersOf(request);
    const others = parameters.filter(({ name }) => name !== '_summary');
    if (!isStudySearch(request) || others.length === parameters.length) return undefined;
    return askedWith(request, others);
  },
});
