import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'includes-of-wildcard-refused',
  chapter: 'search',
  breaks: 'Includes by * are refused.',
  requirements: ['search-include'],
  allowedBy: 'search.html#include',
  ...searchRefused(
    ({ name, value }) => isInclude({ name }) && value.endsWith('*'),
    refusal(422, 'not-supported', 'An include names its parameter.'),
  ),
});
