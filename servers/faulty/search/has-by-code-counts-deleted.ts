import { defineFault } from '../define.ts';
import { hasOfDeleted } from '../has-of-deleted.ts';
import { jsonText } from '../shallow.ts';

export default defineFault({
  id: 'has-by-code-counts-deleted',
  chapter: 'search',
  breaks: '_has by a code finds studies by what referred to them until it was deleted.',
  requirements: ['search-has', 'rest-delete-then-not-searchable'],
  ...hasOfDeleted(/^_has:\w+:[a-z-]+:code$/, ({ code }, { value }) =>
    jsonText(code).includes(`"${value.replace(/^.*\|/, '')}"`),
  ),
});
