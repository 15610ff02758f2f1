import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'id-by-prefix',
  chapter: 'search',
  breaks: '_id also finds ids that begin with the one asked for.',
  requirements: ['search-id-exact-case-sensitive'],
  response: matching(async (criteria, ask) => {
    const id = criteria.find(({ name, value }) => name === '_id' && /^[^,]{4,}$/.test(value));
    if (!id) return undefined;
    const studies = await ask(criteria.filter((criterion) => criterion !== id));
    return studies.filter((study) => study.id?.startsWith(id.value));
  }),
});
