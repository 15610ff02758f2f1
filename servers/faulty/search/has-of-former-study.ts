import { defineFault } from '../define.ts';
import { keepingFormer } from '../former.ts';
import { hasOfKept } from '../has-of-kept.ts';

export default defineFault({
  id: 'has-of-former-study',
  chapter: 'search',
  breaks: '_has finds a patient by the identifier that its study had before an update.',
  requirements: ['search-has'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: hasOfKept,
});
