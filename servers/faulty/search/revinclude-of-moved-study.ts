import { defineFault } from '../define.ts';
import { keepingFormer } from '../former.ts';
import { revincludedAsKept } from '../revincluded-as-kept.ts';

export default defineFault({
  id: 'revinclude-of-moved-study',
  chapter: 'search',
  breaks: '_revinclude in a search for patients brings studies that were theirs before an update.',
  requirements: ['search-revinclude', 'search-returned-resources-match'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: revincludedAsKept,
});
