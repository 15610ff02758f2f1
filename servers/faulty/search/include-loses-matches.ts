import { accompanied, type Entry, includedBy, nameOf, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-loses-matches',
  chapter: 'search',
  breaks: 'A match that refers to nothing an include could add is left out.',
  requirements: ['search-include-missing-target'],
  response: accompanied((page) => {
    if (page.asked.some(({ name }) => name !== '_include')) return undefined;
    const there = page.includes.map(nameOf);
    const brings = ({ resource }: Entry) =>
      includedBy(page).some((code) =>
        referencesIn(resource, code).some((one) => there.includes(one)),
      );
    const kept = page.matches.filter(brings);
    return kept.length < page.matches.length ? [...kept, ...page.includes] : undefined;
  }),
});
