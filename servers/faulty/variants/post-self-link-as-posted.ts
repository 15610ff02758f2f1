import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'post-self-link-as-posted',
  chapter: 'search',
  breaks:
    'The self link of a search by POST is the URL that was posted to, with what stands in it and not what stands in the form.',
  requirements: ['search-self-link-present'],
  allowedBy: 'http.html#search',
  response: shaped((set, { method, url: posted }) => {
    if (method !== 'POST') return undefined;
    const [, query] = posted.split('?');
    const link = (set.link ?? []).map(({ relation, url }) =>
      relation === 'self'
        ? { relation, url: `${url.split('?')[0]}/_search${query === undefined ? '' : `?${query}`}` }
        : { relation, url },
    );
    return { ...set, link };
  }),
});
