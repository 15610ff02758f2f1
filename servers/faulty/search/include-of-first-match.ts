import { includesWithout, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-of-first-match',
  chapter: 'search',
  breaks: 'An include adds only what the first match refers to.',
  requirements: ['search-include'],
  response: includesWithout((entry, { matches, asked }) => {
    if (asked.some(({ name }) => name.startsWith('_rev'))) return false;
    return !JSON.stringify(matches[0]?.resource ?? {}).includes(`"${nameOf(entry)}"`);
  }),
});
