import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'identifier-of-target',
  chapter: 'search',
  breaks:
    ':identifier looks at the identifiers of what is referred to, and not at that in the reference.',
  requirements: ['search-reference-identifier-modifier'],
  response: matching(async (criteria, ask, { upstream }) => {
    const wanted = criteria.find(({ name }) => name === 'encounter:identifier');
    if (!wanted) return undefined;
    const found: Resource[] = [];
    for (const study of await ask(criteria.filter((criterion) => criterion !== wanted))) {
      const [reference = ''] = elementsAt(study, 'encounter.reference') as string[];
      if (!/^Encounter.[^/]+$/.test(reference)) continue;
      const { body } = await upstream({ method: 'GET', url: `/${reference}`, headers: {} });
      const values = elementsAt(body ?? {}, 'identifier.value');
      if (values.includes(wanted.value.split('|').at(-1))) found.push(study);
    }
    return found;
  }),
});
