import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'compartment-self-link-bare',
  chapter: 'search',
  breaks: 'The self link of a search in a compartment has none of its parameters.',
  requirements: ['search-self-link-reflects-used'],
  response: (response, { url }) => {
    const set = response.body as Searchset | undefined;
    if (!/^\/Patient\/[^/?]+\/ImagingStudy\?/.test(url) || set?.type !== 'searchset')
      return undefined;
    const link = (set.link ?? []).map((one) =>
      one.relation === 'self' ? { ...one, url: one.url.replace(/\?.*$/, '') } : one,
    );
    return { ...response, body: { ...set, link } };
  },
});
