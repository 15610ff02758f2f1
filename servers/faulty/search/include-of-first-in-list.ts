import { includedBy, includesWithout, nameOf, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-of-first-in-list',
  chapter: 'search',
  breaks: 'An include adds only the first of several references.',
  requirements: ['search-include'],
  response: includesWithout((entry, page) => {
    const firsts = includedBy(page).flatMap((code) =>
      page.matches.flatMap(({ resource }) => referencesIn(resource, code).slice(0, 1)),
    );
    const all = includedBy(page).flatMap((code) =>
      page.matches.flatMap(({ resource }) => referencesIn(resource, code)),
    );
    return all.includes(nameOf(entry)) && !firsts.includes(nameOf(entry));
  }),
});
