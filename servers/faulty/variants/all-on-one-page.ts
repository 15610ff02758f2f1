import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'all-on-one-page',
  chapter: 'search',
  breaks: 'Unless _count asks for pages, all matches are on one, be they a thousand.',
  requirements: ['search-paging-supported'],
  allowedBy: 'search.html#count',
  request: (request) => {
    const parameters = parametersOf(request);
    const asksForPages = parameters.some(({ name }) => /^_(?:count|page|summary)$/.test(name));
    if (!isStudySearch(request) || asksForPages) return;
    return askedWith(request, [...parameters, { name: '_count', value: '1000' }]);
  },
});
