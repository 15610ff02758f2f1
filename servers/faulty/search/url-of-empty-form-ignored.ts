import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isControl } from '../search-request.ts';

const ignored = searchedWith((parameters) => parameters.filter(isControl));

export default defineFault({
  id: 'url-of-empty-form-ignored',
  chapter: 'search',
  breaks: 'A search by POST with an empty body ignores the criteria in its URL.',
  requirements: ['search-post-url-plus-body'],
  response: (response, request, context) =>
    request.method === 'POST' && !request.body ? ignored(response, request, context) : undefined,
});
