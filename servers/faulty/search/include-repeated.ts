import { accompanied, type Entry, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'include-repeated',
  chapter: 'search',
  breaks: 'A resource that several matches refer to is included once for each of them.',
  requirements: ['bundle-fullurl-unique', 'search-include'],
  response: accompanied(({ matches, includes, others }) => {
    const text = JSON.stringify(matches);
    const times = (entry: Entry) => text.split(`"${nameOf(entry)}"`).length - 1;
    const repeated = includes.flatMap((entry) => (times(entry) > 1 ? [entry, entry] : [entry]));
    return repeated.length > includes.length ? [...matches, ...repeated, ...others] : undefined;
  }),
});
