import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'series-uid-as-instance',
  chapter: 'search',
  breaks: 'instance also finds the UIDs of series.',
  requirements: ['search-param-instance'],
  response: indexedAs('instance', (study) =>
    withList(study, 'series', (series) => [...series, { instance: series }]),
  ),
});
