import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'sort-of-codes-turned',
  chapter: 'search',
  breaks: 'Codes are sorted in an order of the own: rising is Z to A.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  allowedBy: 'search.html#sort',
  request: (request) => {
    const parameters = parametersOf(request);
    const sort = parameters.find(({ name }) => name === '_sort');
    if (!isStudySearch(request) || !sort || !/^-?(?:status|modality|reason)$/.test(sort.value)) {
      return undefined;
    }
    const value = sort.value.startsWith('-') ? sort.value.slice(1) : `-${sort.value}`;
    return askedWith(
      request,
      parameters.map((one) => (one === sort ? { name: '_sort', value } : one)),
    );
  },
});
