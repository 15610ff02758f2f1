import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';
import { elementsAt } from '../study-elements.ts';

const firstOf = (study: Resource | undefined) =>
  (elementsAt(study ?? {}, 'series.modality')[0] as { code?: string } | undefined)?.code;

export default defineFault({
  id: 'sort-of-first-series',
  chapter: 'search',
  breaks: '_sort=modality goes by the first series of a study alone.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: shaped((set, request) => {
    const sort = parametersOf(request).find(({ name }) => name === '_sort')?.value ?? '';
    if (!/^-?modality$/.test(sort)) return undefined;
    const sign = sort.startsWith('-') ? -1 : 1;
    const entry = [...(set.entry ?? [])].sort((one, other) => {
      const [a, b] = [firstOf(one.resource), firstOf(other.resource)];
      if (a === undefined || b === undefined)
        return Number(a === undefined) - Number(b === undefined);
      return a === b ? 0 : sign * (a < b ? -1 : 1);
    });
    return { ...set, entry };
  }),
});
