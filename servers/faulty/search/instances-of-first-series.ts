import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'instances-of-first-series',
  chapter: 'search',
  breaks: 'instance looks at the first series of a study only.',
  requirements: ['search-param-instance'],
  response: indexedAs('instance', (study) =>
    withList(study, 'series', (items) => items.slice(0, 1)),
  ),
});
