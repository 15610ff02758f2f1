import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'performer-as-interpreter',
  chapter: 'search',
  breaks: 'interpreter also finds who performed a series.',
  requirements: ['search-param-interpreter'],
  response: indexedAs('interpreter', (study) => ({
    ...study,
    interpreter: [
      ...elementsAt(study, 'interpreter'),
      ...elementsAt(study, 'series.performer.actor'),
    ],
  })),
});
