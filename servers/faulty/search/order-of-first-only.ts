import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'order-of-first-only',
  chapter: 'search',
  breaks: 'basedon looks at the first order of a study only.',
  requirements: ['search-param-basedon'],
  response: indexedAs('basedon', (study) =>
    withList(study, 'basedOn', (items) => items.slice(0, 1)),
  ),
});
