import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'id-list-in-any-case',
  chapter: 'search',
  breaks: 'Of several values of _id the letter case does not count.',
  requirements: ['search-id-exact-case-sensitive'],
  response: takenFor((parameter) => {
    const ids = alternatives(parameter);
    if (parameter.name !== '_id' || ids.length < 2) return undefined;
    const spelt = ids.flatMap((id) => [id, id.toLowerCase(), id.toUpperCase()]);
    return { name: '_id', value: [...new Set(spelt)].join(',') };
  }),
});
