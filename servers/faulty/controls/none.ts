import { defineFault } from '../define.ts';

export default defineFault({
  id: 'control-none',
  chapter: 'control',
  breaks: 'Nothing: it must survive, or the matrix is void.',
  requirements: [],
});
