import { includesWithout, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-iterated-alone',
  chapter: 'search',
  breaks: 'With :iterate only what the last step leads to is included.',
  requirements: ['search-include'],
  response: includesWithout((entry, { asked, matches }) => {
    if (!asked.some(({ name }) => name.endsWith(':iterate'))) return false;
    return JSON.stringify(matches).includes(`"${nameOf(entry)}"`);
  }),
});
