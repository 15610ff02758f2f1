import { defineFault } from '../define.ts';
import { createdUnseenBy } from '../ways-of-writing.ts';

export default defineFault({
  id: 'conditionally-created-not-found-by-order',
  chapter: 'search',
  breaks: 'A study that a conditional create made is not found by what it is based on.',
  requirements: ['search-returned-resources-match', 'search-param-basedon'],
  ...createdUnseenBy('criteria', 'basedon'),
});
