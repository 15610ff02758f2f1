import { defineFault } from '../define.ts';
import { keepingFormer } from '../former.ts';
import { hasOfKept } from '../has-of-kept.ts';

export default defineFault({
  id: 'has-of-deleted-study',
  chapter: 'search',
  breaks: '_has finds a patient by the identifier of a study that was deleted.',
  requirements: ['search-has', 'rest-delete-then-not-searchable'],
  request: keepingFormer('DELETE', /^ImagingStudy$/),
  response: hasOfKept,
});
