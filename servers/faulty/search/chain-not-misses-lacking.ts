import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'chain-not-misses-lacking',
  chapter: 'search',
  breaks: 'At the end of a chain :not does not find by what lacks the element.',
  requirements: ['search-token-not', 'search-chain'],
  response: matching(async (criteria, ask) => {
    const negated = criteria.find(({ name }) => /\..*:not$/.test(name));
    if (!negated) return undefined;
    const name = negated.name.replace(/:not$/, ':missing');
    return ask([...criteria, { name, value: 'false' }]);
  }),
});
