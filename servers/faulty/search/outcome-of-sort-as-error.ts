import type { ServerRequest, ServerResponse } from '../../http.ts';
import { defineFault } from '../define.ts';
import { outcomesOfErrors } from '../outcomes-of-errors.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'outcome-of-sort-as-error',
  chapter: 'search',
  breaks: 'That a _sort was ignored is told as an error among the entries.',
  requirements: ['search-outcome-entry-rules'],
  response: (response: ServerResponse, request: ServerRequest) =>
    parametersOf(request).some(({ name }) => name === '_sort')
      ? outcomesOfErrors(response, request)
      : undefined,
});
