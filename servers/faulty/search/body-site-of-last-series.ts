import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'body-site-of-last-series',
  chapter: 'search',
  breaks: 'bodysite looks at the last series of a study only.',
  requirements: ['search-param-bodysite'],
  response: indexedAs('bodysite', (study) => withList(study, 'series', (items) => items.slice(-1))),
});
