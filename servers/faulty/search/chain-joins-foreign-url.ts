import type { Resource } from '../../../spec/index.ts';
import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

const lastTwo = (url: string) => url.split('/').slice(-2).join('/');

export default defineFault({
  id: 'chain-joins-foreign-url',
  chapter: 'search',
  breaks:
    'A chain takes the URL of a patient on another server for the patient with that id on this one.',
  requirements: ['search-chain', 'search-reference-foreign-absolute'],
  response: matching(async (criteria, ask, { upstream }) => {
    const chain = criteria.find(({ name }) => /^(?:patient|subject:Patient)\.[a-z-]+$/.test(name));
    if (!chain) return undefined;
    const name = chain.name.split('.')[1] ?? '';
    const found = await upstream({
      method: 'GET',
      url: `/Patient?${name}=${encodeURIComponent(chain.value)}`,
      headers: {},
    });
    const { entry = [] } = found.body as { entry?: { resource: Resource }[] };
    const local = new Set(entry.map(({ resource }) => `Patient/${resource.id}`));
    const others = await ask(criteria.filter((one) => one !== chain));
    const right = await ask(criteria);
    const foreign = others.filter(
      (study) =>
        !right.some(({ id }) => id === study.id) &&
        referencesIn(study, 'subject').some(
          (url) => url.includes('://') && local.has(lastTwo(url)),
        ),
    );
    return [...right, ...foreign];
  }),
});
