import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'security-finds-tags',
  chapter: 'search',
  breaks: '_security also finds tags.',
  requirements: ['search-tag-profile-security'],
  response: matching(async (criteria, ask) => {
    const label = criteria.find(({ name, value }) => name === '_security' && value !== '');
    if (!label) return undefined;
    const others = criteria.filter((criterion) => criterion !== label);
    const both = [
      ...(await ask(criteria)),
      ...(await ask([...others, { ...label, name: '_tag' }])),
    ];
    return [...new Map(both.map((study) => [study.id, study])).values()];
  }),
});
