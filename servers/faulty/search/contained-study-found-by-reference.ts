import { containedFoundBy } from '../contained-found.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-study-found-by-reference',
  chapter: 'search',
  breaks: 'Searches by references find contained studies.',
  requirements: ['search-contained-excluded'],
  response: containedFoundBy([
    'basedon',
    'encounter',
    'endpoint',
    'interpreter',
    'patient',
    'performer',
    'referrer',
    'subject',
  ]),
});
