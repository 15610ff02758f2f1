import { defineFault } from '../define.ts';
import { keepingFormer } from '../former.ts';
import { revincludedAsKept } from '../revincluded-as-kept.ts';

export default defineFault({
  id: 'revinclude-of-deleted-study',
  chapter: 'search',
  breaks: '_revinclude in a search for patients brings studies that have been deleted.',
  requirements: ['search-revinclude', 'rest-delete-then-not-searchable'],
  request: keepingFormer('DELETE', /^ImagingStudy$/),
  response: revincludedAsKept,
});
