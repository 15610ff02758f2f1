import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'reason-of-first-concept',
  chapter: 'search',
  breaks: 'reason looks at the first reason of a study only.',
  requirements: ['search-param-reason'],
  response: indexedAs('reason', (study) =>
    withList(study, 'reasonCode', (items) => items.slice(0, 1)),
  ),
});
