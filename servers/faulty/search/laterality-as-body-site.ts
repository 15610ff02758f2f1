import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'laterality-as-body-site',
  chapter: 'search',
  breaks: 'bodysite also finds the laterality of a series.',
  requirements: ['search-param-bodysite'],
  response: indexedAs('bodysite', (study) => ({
    ...study,
    series: elementsAt(study, 'series').flatMap((one) => [
      one,
      { bodySite: (one as { laterality?: unknown }).laterality },
    ]),
  })),
});
