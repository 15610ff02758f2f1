import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

const withoutFragment = (uri: string) => uri.split('#')[0];

export default defineFault({
  id: 'source-without-fragment',
  chapter: 'search',
  breaks: '_source compares URIs without what follows a #.',
  requirements: ['search-uri-exact'],
  response: readAnew((criterion) => {
    if (criterion.name !== '_source' || criterion.value === '') return undefined;
    const wanted = alternatives(criterion).map(withoutFragment);
    return ({ meta }) =>
      meta?.source !== undefined && wanted.includes(withoutFragment(meta.source));
  }),
});
