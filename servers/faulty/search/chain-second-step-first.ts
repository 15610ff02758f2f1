import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-second-step-first',
  chapter: 'search',
  breaks: 'The last parameter of a chain of two steps is put to what the first step leads to.',
  requirements: ['search-chain'],
  response: takenFor(({ name, value }) => {
    const steps = name.split('.');
    if (name.startsWith('_') || steps.length < 3) return undefined;
    return { name: `${steps[0]}.${steps.at(-1)}`, value };
  }),
});
