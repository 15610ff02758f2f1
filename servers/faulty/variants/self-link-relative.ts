import { defineFault } from '../define.ts';
import { belowBase } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'self-link-relative',
  chapter: 'search',
  breaks: 'The self link is relative to the base.',
  requirements: ['search-self-link-present'],
  allowedBy: 'search.html#conformance',
  response: shaped((set) => ({
    ...set,
    link: (set.link ?? []).map(({ relation, url }) =>
      relation === 'self' ? { relation, url: belowBase(url, url).slice(1) } : { relation, url },
    ),
  })),
});
