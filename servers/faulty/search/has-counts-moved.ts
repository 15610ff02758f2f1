import { defineFault } from '../define.ts';
import { keepingFormer } from '../former.ts';
import hasCountsDeleted from './has-counts-deleted.ts';

export default defineFault({
  id: 'has-counts-moved',
  chapter: 'search',
  breaks: '_has finds studies by what referred to them until an update made it refer to others.',
  requirements: ['search-has'],
  request: keepingFormer('PUT', /^(?!ImagingStudy$)/),
  response: hasCountsDeleted.response,
});
