import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'modality-of-study-list',
  chapter: 'search',
  breaks: 'modality looks at the list of modalities of the study instead of its series.',
  requirements: ['search-param-modality'],
  response: indexedAs('modality', (study) => ({
    ...study,
    series: elementsAt(study, 'modality').map((modality) => ({ modality })),
  })),
});
