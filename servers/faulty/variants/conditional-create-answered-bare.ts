import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-answered-bare',
  chapter: 'crud',
  breaks: 'A conditional create that finds a match is answered 200 and nothing more.',
  requirements: ['rest-cond-create-one-match'],
  allowedBy: 'http.html#ccreate',
  response: ({ status }, request) =>
    status === 200 && criteriaOf(request, 'POST') !== undefined
      ? { status, headers: {} }
      : undefined,
});
