import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-first-criterion',
  chapter: 'crud',
  breaks: 'Of several criteria of a conditional update only the first counts.',
  requirements: ['rest-cond-update-no-match-no-id'],
  request: (request) =>
    criteriaOf(request, 'PUT') === undefined
      ? undefined
      : { ...request, url: request.url.replace(/&.*$/, '') },
});
