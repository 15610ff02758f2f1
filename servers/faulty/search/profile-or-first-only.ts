import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'profile-or-first-only',
  chapter: 'search',
  breaks: 'Of several profiles with commas between them only the first is searched for.',
  requirements: ['search-tag-profile-security', 'search-or-comma'],
  response: takenFor((criterion) => {
    const [first = '', ...more] = alternatives(criterion);
    return criterion.name === '_profile' && more.length > 0
      ? { name: '_profile', value: first }
      : undefined;
  }),
});
