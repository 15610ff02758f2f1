import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-list-systems-ignored',
  chapter: 'search',
  breaks: 'At the end of a chain several identifiers are compared without their systems.',
  requirements: ['search-chain', 'search-token-system-and-code', 'search-or-comma'],
  response: takenFor((parameter) => {
    const all = alternatives(parameter);
    const isMeant = parameter.name.endsWith('.identifier') && all.length > 1;
    if (!isMeant) return undefined;
    const bare = all.map((one) => one.replace(/^[^|]+\|(?=.)/, ''));
    return { name: parameter.name, value: bare.join(',') };
  }),
});
