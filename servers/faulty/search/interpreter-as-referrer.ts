import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'interpreter-as-referrer',
  chapter: 'search',
  breaks: 'referrer also finds the interpreters of a study.',
  requirements: ['search-param-referrer'],
  response: indexedAs('referrer', (study) => ({
    ...study,
    referrer: [...elementsAt(study, 'referrer'), ...elementsAt(study, 'interpreter')],
  })),
});
