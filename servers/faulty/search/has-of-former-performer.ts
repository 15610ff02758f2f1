import { defineFault } from '../define.ts';
import { keepingFormer } from '../former.ts';
import { hasOfKeptBy } from '../has-of-kept.ts';

export default defineFault({
  id: 'has-of-former-performer',
  chapter: 'search',
  breaks: '_has finds a practitioner by a study that another one has performed since its update.',
  requirements: ['search-has', 'search-param-performer'],
  request: keepingFormer('PUT', /^ImagingStudy$/),
  response: hasOfKeptBy('performer'),
});
