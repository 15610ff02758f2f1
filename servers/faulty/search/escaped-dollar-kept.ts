import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'escaped-dollar-kept',
  chapter: 'search',
  breaks: 'The backslash before a dollar sign is taken for part of the value.',
  requirements: ['search-escape-pipe-dollar-backslash'],
  response: takenFor((parameter) =>
    parameter.value.includes('\\$')
      ? { ...parameter, value: parameter.value.replace('\\$', '\\\\\\$') }
      : undefined,
  ),
});
