import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'series-uid-as-identifier',
  chapter: 'search',
  breaks: 'identifier also finds the UIDs of series.',
  requirements: ['search-param-identifier'],
  response: indexedAs('identifier', (study) => ({
    ...study,
    identifier: [
      ...elementsAt(study, 'identifier'),
      ...elementsAt(study, 'series.uid').map((value) => ({ value })),
    ],
  })),
});
