import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'has-of-studies-first-only',
  chapter: 'search',
  breaks: 'Of several values of _has, in a search for studies, only the first counts.',
  requirements: ['search-has', 'search-or-comma'],
  response: takenFor((sent) => {
    const [first = '', ...rest] = sent.name.startsWith('_has:') ? alternatives(sent) : [];
    return rest.length > 0 ? { name: sent.name, value: first } : undefined;
  }),
});
