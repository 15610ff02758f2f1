import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'include-iterated-unasked',
  chapter: 'search',
  breaks:
    'Includes are followed from what other includes added, as if :iterate had been asked for.',
  requirements: ['search-include-not-iterated'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) =>
    name === '_include' ? { name: '_include:iterate', value } : undefined,
  ),
});
