import { includesWithout, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-wildcard-study-level',
  chapter: 'search',
  breaks: 'An include by * leaves out what series refer to.',
  requirements: ['search-include'],
  response: includesWithout((entry, { asked, matches }) => {
    if (!asked.some(({ value }) => value.endsWith('*'))) return false;
    const atStudy = matches.map(({ resource }) => ({ ...resource, series: [] }));
    return !JSON.stringify(atStudy).includes(`"${nameOf(entry)}"`);
  }),
});
