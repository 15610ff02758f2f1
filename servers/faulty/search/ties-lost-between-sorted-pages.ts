import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { parametersOf } from '../search-request.ts';

/** What is seen of sorted studies where each page begins after the date that the one before ended with. */
function seen(studies: readonly Resource[], size: number): Resource[] {
  const page = studies.slice(0, size);
  const last = page.at(-1)?.started;
  const after = studies.slice(size).filter(({ started }) => !started || started !== last);
  return after.length > 0 ? [...page, ...seen(after, size)] : page;
}

export default defineFault({
  id: 'ties-lost-between-sorted-pages',
  chapter: 'search',
  breaks:
    'Pages sorted by started go on after the last date: studies of that date that are on no page yet are lost.',
  requirements: ['search-sort-does-not-filter', 'search-paging-next'],
  response: (response, request, context) => {
    const parameters = parametersOf(request);
    const sort = parameters.find(
      ({ name, value }) => name === '_sort' && /^-?started$/.test(value),
    );
    const size = Number(parameters.find(({ name }) => name === '_count')?.value);
    if (!sort || !(size > 0)) return undefined;
    return matching(async (criteria, ask) => seen(await ask([...criteria, sort]), size))(
      response,
      request,
      context,
    );
  },
});
