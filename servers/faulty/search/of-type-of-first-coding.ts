import { defineFault } from '../define.ts';
import { ofTypeReadAs } from '../of-type.ts';

export default defineFault({
  id: 'of-type-of-first-coding',
  chapter: 'search',
  breaks: 'identifier:of-type looks at the first coding of a type only.',
  requirements: ['search-token-of-type'],
  response: ofTypeReadAs(
    ([first], system, code) => first?.system === system && first?.code === code,
  ),
});
