import { defineFault } from '../define.ts';

export default defineFault({
  id: 'control-all',
  chapter: 'control',
  breaks: 'Everything is answered with 500: it must die, or the matrix is void.',
  requirements: [],
  response: () => ({ status: 500, headers: { 'content-type': 'text/plain' }, body: 'broken' }),
});
