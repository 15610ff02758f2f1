import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'newest-first',
  chapter: 'search',
  breaks: 'Matches are sorted by their last update, the newest first.',
  requirements: ['search-returned-resources-match'],
  allowedBy: 'search.html#sort',
  request: (request) => {
    const parameters = parametersOf(request);
    const isLater = parameters.some(({ name }) => name === '_page' || name === '_sort');
    if (!isStudySearch(request) || isLater) return;
    return askedWith(request, [...parameters, { name: '_sort', value: '-_lastUpdated' }]);
  },
});
