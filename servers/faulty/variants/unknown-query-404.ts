import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'unknown-query-404',
  chapter: 'search',
  breaks: 'A named query that does not exist is answered with 404.',
  requirements: ['search-query-unknown-refused'],
  allowedBy: 'search.html#query',
  ...searchRefused(
    ({ name }) => name === '_query',
    refusal(404, 'not-found', 'There is no such query.'),
  ),
});
