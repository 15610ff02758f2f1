import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'iterated-include-type-ignored',
  chapter: 'search',
  breaks: 'An include with :iterate adds resources of other types than the one that it names.',
  requirements: ['search-include-target-type'],
  response: takenFor(({ name, value }) => {
    const [source, code, type] = value.split(':');
    return name === '_include:iterate' && type ? { name, value: `${source}:${code}` } : undefined;
  }),
});
