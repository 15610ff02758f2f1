import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'chain-over-absolute-lost',
  chapter: 'search',
  breaks: 'A chain does not follow references that are absolute URLs of the server itself.',
  requirements: ['search-chain', 'search-reference-forms'],
  response: matching(async (criteria, ask) => {
    const [chain] = criteria.filter(({ name }) => /^[a-z]+(?::[A-Z]\w+)?\./.test(name));
    const [code = ''] = chain?.name.split(/[:.]/) ?? [];
    if (!chain) return undefined;
    const isRelative = (reference: string) => !/^https?:/.test(reference);
    return (await ask(criteria)).filter((study) => referencesIn(study, code).some(isRelative));
  }),
});
