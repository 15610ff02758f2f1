import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'chains-of-one-resource',
  chapter: 'search',
  breaks: 'Several chains through one parameter have to be met by one resource.',
  requirements: ['search-chain-independent'],
  response: matching(async (criteria, ask) => {
    const chains = criteria.filter(({ name }) => name.includes('.') && !name.startsWith('_'));
    const [first, second] = chains;
    const code = first?.name.split(/[.:]/)[0];
    if (!first || !second || first.name !== second.name) return undefined;
    const found = await ask(criteria);
    return found.filter((study) => new Set(referencesIn(study, code ?? '')).size < 2);
  }),
});
