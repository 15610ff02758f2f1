import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';
import { askedWith, firstValueOf, isOwn, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'batch-sorted-first-value-only',
  chapter: 'search',
  breaks: 'A search in a batch that is sorted goes by the first value of its first criterion.',
  requirements: ['search-returned-resources-match', 'search-sort-does-not-filter'],
  response: inBatches(async (set, query, ask) => {
    const request = { method: 'GET', url: `/ImagingStudy?${query}`, headers: {} };
    const parameters = parametersOf(request);
    if (!parameters.some(({ name }) => name === '_sort')) return undefined;
    const [first] = parameters.filter(isOwn);
    const kept = parameters.filter((one) => one === first || !isOwn(one));
    const other = kept.map((one) => (one === first ? firstValueOf(one) : one));
    const wrong = await ask(askedWith(request, other).url.split('?')[1] ?? '');
    return { ...wrong, link: set.link ?? [] };
  }),
});
