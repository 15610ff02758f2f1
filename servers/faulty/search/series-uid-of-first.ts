import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'series-uid-of-first',
  chapter: 'search',
  breaks: 'series looks at the first series of a study only.',
  requirements: ['search-param-series'],
  response: indexedAs('series', (study) => withList(study, 'series', (items) => items.slice(0, 1))),
});
