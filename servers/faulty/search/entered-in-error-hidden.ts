import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'entered-in-error-hidden',
  chapter: 'search',
  breaks: 'Studies that were entered in error are found only by their status.',
  requirements: ['search-returned-resources-match'],
  response: matching(async (criteria, ask) => {
    if (criteria.some(({ name }) => name.startsWith('status') || name === '_id')) return undefined;
    return (await ask(criteria)).filter(({ status }) => status !== 'entered-in-error');
  }),
});
