import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';
import { posted } from '../posted.ts';

export default defineFault({
  id: 'revinclude-as-match-by-post',
  chapter: 'search',
  breaks: 'By POST what a reverse include adds has mode match.',
  requirements: ['search-revinclude', 'search-post-equals-get'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/issues/209',
  response: posted(
    accompanied(({ matches, includes, others, asked }) =>
      asked.every(({ name }) => name.startsWith('_revinclude')) && includes.length > 0
        ? [...matches, ...includes.map((one) => ({ ...one, search: { mode: 'match' } })), ...others]
        : undefined,
    ),
  ),
});
