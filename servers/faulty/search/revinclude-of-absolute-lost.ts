import { includesWithout, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revinclude-of-absolute-lost',
  chapter: 'search',
  breaks: '_revinclude does not bring what refers to a study by its absolute URL on this server.',
  requirements: ['search-revinclude', 'search-reference-forms'],
  response: includesWithout((entry, { matches, asked }) => {
    const text = JSON.stringify(entry.resource);
    const isReverse = asked.some(({ name }) => name.startsWith('_revinclude'));
    const refers = (to: (match: (typeof matches)[number]) => string | undefined) =>
      matches.some((match) => text.includes(`"${to(match)}"`));
    return isReverse && refers(({ fullUrl }) => fullUrl) && !refers(nameOf);
  }),
});
