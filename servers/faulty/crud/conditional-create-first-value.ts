import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-first-value',
  chapter: 'crud',
  breaks:
    'Of values with commas between them in the criteria of a conditional create only the first counts.',
  requirements: ['rest-cond-create-one-match', 'search-or-comma'],
  request: (request) => {
    const criteria = criteriaOf(request, 'POST');
    if (!criteria?.includes(',')) return undefined;
    const first = criteria.replace(/,[^&]*/g, '');
    return { ...request, headers: { ...request.headers, 'if-none-exist': first } };
  },
});
