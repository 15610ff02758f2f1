import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'reason-of-first-coding',
  chapter: 'search',
  breaks: 'reason looks at the first coding of each reason only.',
  requirements: ['search-token-any-coding', 'search-param-reason'],
  response: indexedAs('reason', (study) =>
    withList(study, 'reasonCode.coding', (items) => items.slice(0, 1)),
  ),
});
