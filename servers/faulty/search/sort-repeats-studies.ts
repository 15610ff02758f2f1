import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'sort-repeats-studies',
  chapter: 'search',
  breaks: 'Sorted by a parameter, a study stands in the result once for each of its series.',
  requirements: ['search-sort-does-not-filter', 'bundle-version-once'],
  response: shaped((set, request) => {
    const sort = parametersOf(request).find(({ name }) => name === '_sort')?.value ?? '';
    if (!/^-?(?:modality|bodysite|series)$/.test(sort)) return undefined;
    const entry = (set.entry ?? []).flatMap((one) =>
      elementsAt(one.resource, 'series').length > 1 ? [one, one] : [one],
    );
    return { ...set, entry };
  }),
});
