import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';
import { linkOf, withoutLinks } from '../search-pages.ts';

export default defineFault({
  id: 'batch-pages-lose-modifiers',
  chapter: 'search',
  breaks: 'Later pages of a search in a batch leave criteria with modifiers out of account.',
  requirements: ['search-paging-next', 'search-returned-resources-match'],
  response: inBatches(async (set, query, ask) => {
    const parts = query.split('&');
    const kept = parts.filter(
      (part) => !decodeURIComponent(part.split('=')[0] ?? '').includes(':'),
    );
    if (kept.length === parts.length || !linkOf(set, 'next')) return undefined;
    const next = linkOf(await ask(kept.join('&')), 'next');
    if (!next) return undefined;
    const { link = [], ...rest } = withoutLinks(set, ['next']);
    return { ...rest, link: [...link, { relation: 'next', url: next }] };
  }),
});
