import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { withList } from '../study-elements.ts';

export default defineFault({
  id: 'tasks-as-orders-lost',
  chapter: 'search',
  breaks: 'basedon finds requests for service and none of the other kinds of order.',
  requirements: ['search-param-basedon'],
  response: indexedAs('basedon', (study) =>
    withList(study, 'basedOn', (orders) =>
      orders.filter(({ reference }) => /ServiceRequest/.test(String(reference))),
    ),
  ),
});
