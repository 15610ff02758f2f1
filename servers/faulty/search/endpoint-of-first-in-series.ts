import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'endpoint-of-first-in-series',
  chapter: 'search',
  breaks: 'endpoint looks at the first endpoint of each series only.',
  requirements: ['search-param-endpoint'],
  response: indexedAs('endpoint', (study) =>
    withList(study, 'series.endpoint', (items) => items.slice(0, 1)),
  ),
});
