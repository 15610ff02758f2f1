import { defineFault } from '../../faulty/define.ts';
import { indexedAs } from '../../faulty/indexed-as.ts';
import { withList } from '../../faulty/study-elements.ts';

export default defineFault({
  id: 'identifier-of-first',
  chapter: 'search',
  breaks: 'identifier looks at the first identifier of a study only.',
  requirements: ['search-param-identifier'],
  response: indexedAs('identifier', (study) =>
    withList(study, 'identifier', (items) => items.slice(0, 1)),
  ),
});
