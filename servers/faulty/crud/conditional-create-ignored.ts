import { criteriaOf, unconditional } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-ignored',
  chapter: 'crud',
  breaks: 'If-None-Exist is ignored.',
  requirements: ['rest-cond-create-one-match'],
  seenIn: 'https://github.com/FirelyTeam/spark/issues/98',
  request: (request) =>
    criteriaOf(request, 'POST') === undefined ? undefined : unconditional(request),
});
