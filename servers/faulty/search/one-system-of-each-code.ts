import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'one-system-of-each-code',
  chapter: 'search',
  breaks: 'Of several pairs with the same code only the last is searched for.',
  requirements: ['search-or-comma', 'search-token-system-and-code'],
  response: takenFor((parameter) => {
    const pairs = alternatives(parameter).filter((one) => one.includes('|'));
    const last = new Map(pairs.map((one) => [one.slice(one.lastIndexOf('|')), one]));
    const kept = alternatives(parameter).filter(
      (one) => !pairs.includes(one) || [...last.values()].includes(one),
    );
    return last.size < pairs.length ? { name: parameter.name, value: kept.join(',') } : undefined;
  }),
});
