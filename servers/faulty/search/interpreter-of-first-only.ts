import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'interpreter-of-first-only',
  chapter: 'search',
  breaks: 'interpreter looks at the first interpreter only.',
  requirements: ['search-param-interpreter'],
  response: indexedAs('interpreter', (study) =>
    withList(study, 'interpreter', (items) => items.slice(0, 1)),
  ),
});
