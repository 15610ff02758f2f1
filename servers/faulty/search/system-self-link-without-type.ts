import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'system-self-link-without-type',
  chapter: 'search',
  breaks: 'The self link of a search of the whole server lacks _type.',
  requirements: ['search-self-link-reflects-used', 'search-system-level-type'],
  response: (response, { url }) => {
    const set = response.body as Searchset | undefined;
    if (!/^\/?\?(?=.*_type=)/.test(url) || set?.type !== 'searchset') return undefined;
    const link = (set.link ?? []).map((one) =>
      one.relation === 'self' ? { ...one, url: one.url.replace(/_type=[^&]*&?/, '') } : one,
    );
    return { ...response, body: { ...set, link } };
  },
});
