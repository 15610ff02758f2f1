import { criteriaOf } from '../conditional-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-without-location',
  chapter: 'crud',
  breaks: 'A conditional create whose criteria match nothing has no Location.',
  requirements: ['rest-create-location', 'rest-cond-create-no-match'],
  response: (response, request) =>
    response.status === 201 && criteriaOf(request, 'POST') !== undefined
      ? { ...response, headers: without(response.headers, 'location') }
      : undefined,
});
