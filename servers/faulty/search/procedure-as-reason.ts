import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'procedure-as-reason',
  chapter: 'search',
  breaks: 'reason also finds the codes of procedures.',
  requirements: ['search-param-reason'],
  response: indexedAs('reason', (study) => ({
    ...study,
    reasonCode: [...elementsAt(study, 'reasonCode'), ...elementsAt(study, 'procedureCode')],
  })),
});
