import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-criterion-ignored',
  chapter: 'search',
  breaks:
    'A chain finds every study that refers to something of that type, whatever value is asked for.',
  requirements: ['search-chain'],
  response: takenFor(({ name }) =>
    name.includes('.') && !name.startsWith('_has') && !/\..*\./.test(name)
      ? { name: `${name.split(/[.:]/)[0]}:missing`, value: 'false' }
      : undefined,
  ),
});
