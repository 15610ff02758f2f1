import type { Resource } from '../../../spec/index.ts';
import { foundBy } from '../bundle-fault.ts';
import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'second-step-absolute-lost',
  chapter: 'search',
  breaks: 'The second step of a chain does not follow references of encounters that are absolute.',
  requirements: ['search-chain', 'search-reference-forms'],
  response: matching(async (criteria, ask, context) => {
    const chain = criteria.find(({ name }) => /^encounter\.[a-z-]+(?::[A-Z]\w+)?\./.test(name));
    if (!chain) return undefined;
    const query = new URLSearchParams([[chain.name.replace('encounter.', ''), chain.value]]);
    const encounters = await foundBy(context, `/Encounter?${query}`);
    const isLost = (encounter: Resource) => /"reference":"https?:/.test(JSON.stringify(encounter));
    const lost = encounters.filter(isLost).map(({ id }) => `/${id}`);
    const leadsOn = (reference: string) => !lost.some((id) => reference.endsWith(id));
    return (await ask(criteria)).filter((study) => referencesIn(study, 'encounter').some(leadsOn));
  }),
});
