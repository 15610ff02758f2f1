import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'includes-refused',
  chapter: 'search',
  breaks: 'Includes are refused.',
  requirements: ['search-include'],
  allowedBy: 'search.html#include',
  ...searchRefused(isInclude, refusal(400, 'not-supported', 'Includes are not supported.')),
});
