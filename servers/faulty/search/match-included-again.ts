import { accompanied } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'match-included-again',
  chapter: 'search',
  breaks: 'A match that _revinclude:iterate leads back to is on the page once more, as an include.',
  requirements: ['search-include', 'bundle-fullurl-unique'],
  response: accompanied(({ asked, matches, includes, others }) => {
    const isBack = asked.some(
      ({ name, value }) => name === '_revinclude:iterate' && value.startsWith('ImagingStudy:'),
    );
    if (!isBack || includes.length === 0) return undefined;
    const again = matches.map((entry) => ({ ...entry, search: { mode: 'include' } }));
    return [...matches, ...includes, ...again, ...others];
  }),
});
