import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'form-names-without-dots',
  chapter: 'search',
  breaks:
    'The names in a form have no dots any more when they are looked at: chains are not known.',
  requirements: ['search-post-equals-get', 'search-chain'],
  ...criteriaDropped(({ name, place }) => place === 'form' && name.includes('.')),
});
