import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

const largest = 7;

export default defineFault({
  id: 'small-pages',
  chapter: 'search',
  breaks: 'A page has seven matches at most, whatever _count asks for.',
  requirements: ['search-count-upper-bound'],
  allowedBy: 'search.html#count',
  request: (request) => {
    if (!isStudySearch(request)) return;
    const parameters = parametersOf(request);
    const asked = parameters.find(({ name }) => name === '_count')?.value;
    if (asked !== undefined && !(Number(asked) > largest)) return;
    if (parameters.some(({ name }) => name === '_page' || name === '_summary')) return;
    const others = parameters.filter(({ name }) => name !== '_count');
    return askedWith(request, [...others, { name: '_count', value: String(largest) }]);
  },
});
