import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-prefix-ignored',
  chapter: 'search',
  breaks: '_lastUpdated finds the studies of that moment whatever the prefix.',
  requirements: ['search-lastupdated'],
  response: takenFor((parameter) =>
    parameter.name === '_lastUpdated'
      ? { ...parameter, value: parameter.value.replace(/^[a-z]{2}/, '') }
      : undefined,
  ),
});
