import { referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'contained-target-by-type-and-id',
  chapter: 'search',
  breaks: 'A search by Patient/x also finds studies that refer to a contained #x.',
  requirements: ['search-reference-forms', 'search-returned-resources-match'],
  response: matching(async (criteria, ask) => {
    const [asked, more] = criteria.filter(({ name }) => ['patient', 'subject'].includes(name));
    if (!asked || more) return undefined;
    const [, id] = /^Patient\/([\w.-]+)$/.exec(asked.value) ?? [];
    if (id === undefined) return undefined;
    const others = await ask(criteria.filter((criterion) => criterion !== asked));
    const inside = others.filter((study) => referencesIn(study, 'subject').includes(`#${id}`));
    return inside.length > 0 ? [...(await ask(criteria)), ...inside] : undefined;
  }),
});
