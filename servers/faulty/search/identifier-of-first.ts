import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'identifier-of-first',
  chapter: 'search',
  breaks: 'identifier looks at the first identifier of a study only.',
  requirements: ['search-param-identifier'],
  response: indexedAs('identifier', (study) =>
    withList(study, 'identifier', (items) => items.slice(0, 1)),
  ),
});
