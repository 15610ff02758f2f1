import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'escapes-kept-with-not',
  chapter: 'search',
  breaks: 'The backslashes of escapes stay in the values of :not.',
  requirements: ['search-escape-comma', 'search-token-not'],
  response: takenFor(({ name, value }) =>
    name.endsWith(':not') && /\\[,|$]/.test(value)
      ? { name, value: value.replace(/\\([,|$])/g, '\\\\\\$1') }
      : undefined,
  ),
});
