import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

interface Reference {
  identifier?: { value?: string };
}

export default defineFault({
  id: 'logical-reference-by-its-value',
  chapter: 'search',
  breaks: 'encounter without a modifier finds references by the value of their identifier.',
  requirements: ['search-reference-forms', 'search-returned-resources-match'],
  response: matching(async (criteria, ask) => {
    const asked = criteria.find(({ name }) => name === 'encounter');
    if (!asked) return undefined;
    const right = await ask(criteria);
    const others = await ask(criteria.filter((one) => one !== asked));
    const isLogical = ({ encounter }: Resource) =>
      (encounter as Reference | undefined)?.identifier?.value === asked.value;
    const known = new Set(right.map(({ id }) => id));
    return [...right, ...others.filter((study) => isLogical(study) && !known.has(study.id))];
  }),
});
