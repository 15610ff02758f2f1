import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt, withList } from '../study-elements.ts';

export default defineFault({
  id: 'instance-uid-as-series',
  chapter: 'search',
  breaks: 'series also finds the UIDs of instances.',
  requirements: ['search-param-series'],
  response: indexedAs('series', (study) =>
    withList(study, 'series', (series) => [
      ...series,
      ...(elementsAt({ series }, 'series.instance') as typeof series),
    ]),
  ),
});
