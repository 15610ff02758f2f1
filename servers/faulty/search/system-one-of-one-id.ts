import { defineFault } from '../define.ts';
import { parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'system-one-of-one-id',
  chapter: 'search',
  breaks: 'Of two types with one id a search of the whole server finds the one named first.',
  requirements: ['search-system-level-type'],
  response: (response, request) => {
    const set = response.body as Searchset | undefined;
    const type = parametersOf(request).find(({ name }) => name === '_type');
    const types = type?.value.split(',') ?? [];
    if (!/^\/?\?/.test(request.url) || types.length < 2 || !set?.entry) return undefined;
    const { entry: entries } = set;
    const rank = (one: (typeof entries)[number]) => types.indexOf(one.resource?.resourceType ?? '');
    const entry = entries.filter(
      (one) =>
        !entries.some(
          (other) => other.resource?.id === one.resource?.id && rank(other) < rank(one),
        ),
    );
    return { ...response, body: { ...set, total: entry.length, entry } };
  },
});
