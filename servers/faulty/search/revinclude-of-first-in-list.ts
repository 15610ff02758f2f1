import { includesWithout, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revinclude-of-first-in-list',
  chapter: 'search',
  breaks: 'A reverse include adds only what refers to a match first among its references.',
  requirements: ['search-revinclude'],
  response: includesWithout(({ resource }, { asked, matches }) => {
    if (!asked.some(({ name }) => name === '_revinclude')) return false;
    const ids = matches.map(nameOf);
    const [first] = /ImagingStudy\/[A-Za-z0-9.-]+/.exec(JSON.stringify(resource)) ?? [];
    return !ids.includes(first ?? '');
  }),
});
