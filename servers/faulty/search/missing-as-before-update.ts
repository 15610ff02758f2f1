import { defineFault } from '../define.ts';
import { missingAsBefore } from '../missing-as-before.ts';

export default defineFault({
  id: 'missing-as-before-update',
  chapter: 'search',
  breaks: 'encounter:missing and started:missing see a study as it was before its last update.',
  requirements: ['search-missing', 'search-returned-resources-match'],
  ...missingAsBefore('encounter', 'started'),
});
