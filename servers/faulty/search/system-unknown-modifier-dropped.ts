import { modifiersDropped } from '../asked-again.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'system-unknown-modifier-dropped',
  chapter: 'search',
  breaks: 'A search of the whole server does without a modifier that is not supported.',
  requirements: ['search-unsupported-modifier-rejected'],
  response: modifiersDropped(({ method, url }) => method === 'GET' && /^\/?\?/.test(url)),
});
