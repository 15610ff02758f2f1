import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt, withList } from '../study-elements.ts';

export default defineFault({
  id: 'identifier-of-assigner',
  chapter: 'search',
  breaks: 'identifier also finds the identifier of whoever assigned one.',
  requirements: ['search-param-identifier'],
  response: indexedAs('identifier', (study) =>
    withList(study, 'identifier', (items) => [
      ...items,
      ...(elementsAt({ items }, 'items.assigner.identifier') as typeof items),
    ]),
  ),
});
