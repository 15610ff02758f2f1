import type { Resource } from '../../../spec/index.ts';
import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'chain-by-identifier',
  chapter: 'search',
  breaks: 'A chain is followed through references by identifier alone.',
  requirements: ['search-logical-reference-not-joined'],
  response: matching(async (criteria, ask) => {
    const chained = criteria.find(({ name }) => /^[a-z]+(?::[A-Za-z]+)?\.identifier$/.test(name));
    if (!chained) return undefined;
    const code = chained.name.split(/[.:]/)[0] ?? '';
    const others = criteria.filter((one) => one !== chained);
    const [literal, logical] = [
      await ask(criteria),
      await ask([...others, { name: `${code}:identifier`, value: chained.value }]),
    ];
    const isLogical = (study: Resource) => referencesIn(study, code).length === 0;
    return [...literal, ...logical.filter(isLogical)];
  }),
});
