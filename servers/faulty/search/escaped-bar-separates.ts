import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'escaped-bar-separates',
  chapter: 'search',
  breaks: 'A bar separates a system from a code although a backslash stands before it.',
  requirements: ['search-escape-pipe-dollar-backslash'],
  response: takenFor((parameter) =>
    parameter.value.includes('\\|')
      ? { ...parameter, value: parameter.value.replace('\\|', '|') }
      : undefined,
  ),
});
