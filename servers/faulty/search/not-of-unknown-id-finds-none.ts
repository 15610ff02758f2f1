import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'not-of-unknown-id-finds-none',
  chapter: 'search',
  breaks: '_id:not with an id that no study has finds nothing.',
  requirements: ['search-token-not'],
  seenIn: 'docs/findings/hapi.md#modifiers',
  response: matching(async (criteria, ask) => {
    const not = criteria.find(({ name }) => name === '_id:not');
    if (!not) return undefined;
    const named = await ask([{ name: '_id', value: not.value }]);
    return named.length === 0 ? [] : undefined;
  }),
});
