import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'or-of-systems-first-only',
  chapter: 'search',
  breaks: 'Of several systems without codes only the first counts.',
  requirements: ['search-or-comma', 'search-token-system-only'],
  response: takenFor((parameter) => {
    const [first = '', ...others] = alternatives(parameter);
    const isMeant = [first, ...others].every((one) => /[^\\]\|$/.test(one));
    return isMeant && others.length > 0 ? { name: parameter.name, value: first } : undefined;
  }),
});
