import { defineFault } from '../define.ts';
import { belowBase } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'next-link-relative',
  chapter: 'search',
  breaks: 'The links to other pages are relative to the base.',
  requirements: ['search-paging-next'],
  allowedBy: 'http.html#paging',
  response: shaped((set) => {
    const self = set.link?.find(({ relation }) => relation === 'self')?.url;
    const link = (set.link ?? []).map(({ relation, url }) =>
      relation === 'self' ? { relation, url } : { relation, url: belowBase(url, self).slice(1) },
    );
    return { ...set, link };
  }),
});
