import { countZeroIgnored } from '../count-zero-ignored.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'compartment-count-zero-ignored',
  chapter: 'search',
  breaks: 'In a compartment _count=0 is taken for no _count.',
  requirements: ['search-count-zero', 'search-compartment-patient'],
  response: countZeroIgnored((path) => /^\/Patient\/[^/]+\/ImagingStudy$/.test(path)),
});
