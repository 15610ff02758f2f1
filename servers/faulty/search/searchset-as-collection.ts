import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'searchset-as-collection',
  chapter: 'search',
  breaks: 'Without criteria of its own a search answers with a collection.',
  requirements: ['search-success-searchset'],
  response: shaped((set, request) =>
    parametersOf(request).length > 1 ? undefined : { ...set, type: 'collection' },
  ),
});
