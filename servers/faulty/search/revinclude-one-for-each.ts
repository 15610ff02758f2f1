import { includesWithout } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revinclude-one-for-each',
  chapter: 'search',
  breaks: 'A reverse include adds one resource, however many refer to the matches.',
  requirements: ['search-revinclude'],
  response: includesWithout(
    (entry, { asked, includes }) =>
      asked.some(({ name }) => name === '_revinclude') && entry !== includes[0],
  ),
});
