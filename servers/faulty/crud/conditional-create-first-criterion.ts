import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-first-criterion',
  chapter: 'crud',
  breaks: 'Of several criteria in If-None-Exist only the first counts.',
  requirements: ['rest-cond-create-no-match'],
  request: (request) => {
    const [first, ...more] = criteriaOf(request, 'POST')?.split('&') ?? [];
    if (!first || more.length === 0) return undefined;
    return { ...request, headers: { ...request.headers, 'if-none-exist': first } };
  },
});
