import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'escaped-backslash-kept',
  chapter: 'search',
  breaks: 'Two backslashes are taken for two.',
  requirements: ['search-escape-pipe-dollar-backslash'],
  response: takenFor((parameter) =>
    parameter.value.includes('\\\\')
      ? { ...parameter, value: parameter.value.replace('\\\\', '\\\\\\\\') }
      : undefined,
  ),
});
