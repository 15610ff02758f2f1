import { includesWithout, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-of-absolute-lost',
  chapter: 'search',
  breaks: '_include does not follow references that are absolute URLs of the server itself.',
  requirements: ['search-include'],
  response: includesWithout((entry, { matches }) => {
    const text = JSON.stringify(matches);
    return text.includes(`"${entry.fullUrl}"`) && !text.includes(`"${nameOf(entry)}"`);
  }),
});
