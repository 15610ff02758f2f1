import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

const PAIR = /^[^|]+\|[^|]+$/;

export default defineFault({
  id: 'body-site-pairs-crossed',
  chapter: 'search',
  breaks: 'Of several pairs bodysite takes the system of each with the code of any other.',
  requirements: [
    'search-token-system-and-code',
    'search-token-pair-same-element',
    'search-or-comma',
  ],
  response: takenFor((parameter) => {
    const all = alternatives(parameter);
    const isMeant = parameter.name === 'bodysite' && all.every((one) => PAIR.test(one));
    if (!isMeant || all.length < 2) return undefined;
    const pairs = all.map((one) => one.split('|'));
    const crossed = pairs.flatMap(([system]) => pairs.map(([, code]) => `${system}|${code}`));
    return { name: parameter.name, value: crossed.join(',') };
  }),
});
