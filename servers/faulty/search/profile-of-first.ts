import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'profile-of-first',
  chapter: 'search',
  breaks: '_profile looks at the first profile of a study only.',
  requirements: ['search-tag-profile-security'],
  response: readAnew((criterion) => {
    if (criterion.name !== '_profile') return undefined;
    const wanted = alternatives(criterion);
    return ({ meta }) => wanted.includes(meta?.profile?.[0] ?? '');
  }),
});
