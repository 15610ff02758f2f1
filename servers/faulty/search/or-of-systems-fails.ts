import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'or-of-systems-fails',
  chapter: 'search',
  breaks: 'Of values separated by commas all are looked for in the system of the first.',
  requirements: ['search-or-comma'],
  response: takenFor((parameter) => {
    const [first = '', ...others] = parameter.value.split(/(?<!\\),/);
    const system = /^[^|]+\|/.exec(first)?.[0];
    if (parameter.name !== 'modality' || !system || others.length === 0) return undefined;
    const inIt = others.map((value) => system + (value.split('|').at(-1) ?? ''));
    return { ...parameter, value: [first, ...inIt].join(',') };
  }),
});
