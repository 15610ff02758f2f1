import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'post-self-link-bare',
  chapter: 'search',
  breaks:
    'The self link of a search by POST is the address that was posted to, without the parameters of the form.',
  requirements: ['search-self-link-present'],
  allowedBy: 'http.html#search',
  response: shaped((set, { method }) => {
    if (method !== 'POST') return undefined;
    const link = (set.link ?? []).map(({ relation, url }) =>
      relation === 'self' ? { relation, url: `${url.split('?')[0]}/_search` } : { relation, url },
    );
    return { ...set, link };
  }),
});
