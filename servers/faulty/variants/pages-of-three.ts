import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

const largest = 3;

export default defineFault({
  id: 'pages-of-three',
  chapter: 'search',
  breaks: 'A page has three matches at most; links to other pages do not repeat _count.',
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
