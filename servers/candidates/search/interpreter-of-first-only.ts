import { defineFault } from '../../faulty/define.ts';
import { indexedAs } from '../../faulty/indexed-as.ts';
import { withList } from '../../faulty/study-elements.ts';

export default defineFault({
  id: 'interpreter-of-first-only',
  chapter: 'search',
  breaks: 'interpreter looks at the first interpreter only.',
  requirements: ['search-param-interpreter'],
  response: indexedAs('interpreter', (study) =>
    withList(study, 'interpreter', (items) => items.slice(0, 1)),
  ),
});
