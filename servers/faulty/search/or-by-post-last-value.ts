import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'or-by-post-last-value',
  chapter: 'search',
  breaks: 'By POST only the last of several values is searched for.',
  requirements: ['search-or-comma', 'search-post-equals-get'],
  response: takenFor((parameter) =>
    parameter.place === 'form' &&
    !parameter.name.startsWith('_') &&
    /(?<!\\),/.test(parameter.value)
      ? { ...parameter, value: parameter.value.split(/(?<!\\),/).at(-1) ?? '' }
      : undefined,
  ),
});
