import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'utf-8-read-as-latin-1',
  chapter: 'search',
  breaks: 'Percent-encoded bytes are read as Latin-1.',
  requirements: ['search-percent-encoding-equivalent'],
  response: takenFor((parameter) => {
    const bytes = Buffer.from(parameter.value, 'utf8');
    return /[^ -~]/.test(parameter.value)
      ? { ...parameter, value: bytes.toString('latin1') }
      : undefined;
  }),
});
