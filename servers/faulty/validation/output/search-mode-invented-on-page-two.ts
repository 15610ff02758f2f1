import { defineFault } from '../../define.ts';
import { onPages } from '../../search-pages.ts';

export default defineFault({
  id: 'search-mode-invented-on-page-two',
  chapter: 'validation',
  breaks: 'On the second page the mode of matches is a word of the server.',
  requirements: ['bundle-structure-valid'],
  response: onPages((page, { number }) =>
    number === 2
      ? {
          ...page,
          entry: (page.entry ?? []).map((entry) => ({ ...entry, search: { mode: 'hit' } })),
        }
      : undefined,
  ),
});
