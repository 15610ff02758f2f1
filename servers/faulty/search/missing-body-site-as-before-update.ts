import { defineFault } from '../define.ts';
import { missingAsBefore } from '../missing-as-before.ts';

export default defineFault({
  id: 'missing-body-site-as-before-update',
  chapter: 'search',
  breaks: 'bodysite:missing sees a study as it was before its last update.',
  requirements: ['search-missing', 'search-returned-resources-match'],
  ...missingAsBefore('bodysite'),
});
