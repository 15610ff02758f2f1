import { criteriaOf, lastOfRepeated } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-by-last-of-repeated',
  chapter: 'crud',
  breaks: 'Where If-None-Exist repeats a parameter only the last one counts.',
  requirements: ['rest-cond-create-no-match', 'search-and-repeat'],
  request: (request) => {
    const criteria = criteriaOf(request, 'POST');
    if (criteria === undefined) return undefined;
    const headers = { ...request.headers, 'if-none-exist': lastOfRepeated(criteria) };
    return { ...request, headers };
  },
});
