import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'not-of-crossed-pairs',
  chapter: 'search',
  breaks: ':not with several pairs also leaves out the system of one with the code of another.',
  requirements: ['search-token-not', 'search-or-comma', 'search-token-pair-same-element'],
  response: takenFor((parameter) => {
    const pairs = alternatives(parameter).map((one) => one.split('|'));
    const isMeant = parameter.name.endsWith(':not') && pairs.every((pair) => pair.length === 2);
    if (!isMeant || pairs.length < 2) return undefined;
    const crossed = pairs.flatMap(([system]) => pairs.map(([, code]) => `${system}|${code}`));
    return { name: parameter.name, value: crossed.join(',') };
  }),
});
