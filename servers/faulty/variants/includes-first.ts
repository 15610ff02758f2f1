import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'includes-first',
  chapter: 'search',
  breaks: 'What is included stands before the matches.',
  requirements: ['search-include'],
  allowedBy: 'search.html#include',
  response: accompanied(({ matches, includes, others }) => [...includes, ...matches, ...others]),
});
