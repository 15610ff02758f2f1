import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'include-type-ignored',
  chapter: 'search',
  breaks: 'The type that an include names in its third part is ignored.',
  requirements: ['search-include-target-type'],
  response: takenFor(({ name, value }) =>
    name === '_include' && value.split(':').length > 2
      ? { name, value: value.split(':').slice(0, 2).join(':') }
      : undefined,
  ),
});
