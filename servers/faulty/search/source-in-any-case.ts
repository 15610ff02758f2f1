import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'source-in-any-case',
  chapter: 'search',
  breaks: '_source is compared without regard to case.',
  requirements: ['search-uri-exact'],
  response: readAnew((criterion) => {
    if (criterion.name !== '_source') return undefined;
    const wanted = alternatives(criterion).map((value) => value.toLowerCase());
    return ({ meta }) => wanted.includes(meta?.source?.toLowerCase() ?? '');
  }),
});
