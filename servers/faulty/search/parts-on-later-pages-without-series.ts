import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'parts-on-later-pages-without-series',
  chapter: 'search',
  breaks: 'Where parts of studies are asked for, those on later pages come without their series.',
  requirements: ['search-elements', 'search-summary-true', 'search-summary-text-data'],
  level: 'SHOULD',
  response: onPages((page, { number, first }) => {
    const isPart = parametersOf(first).some(({ name }) => /^_(?:elements|summary)$/.test(name));
    if (number === 1 || !isPart) return undefined;
    const entry = (page.entry ?? []).map((one) => {
      const { series: _series, ...rest } = one.resource ?? { resourceType: '' };
      return { ...one, resource: rest };
    });
    return { ...page, entry };
  }),
});
