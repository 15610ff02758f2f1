import { randomUUID } from 'node:crypto';
import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'contained-study-found',
  chapter: 'search',
  breaks: 'A study that is contained in another resource is a match.',
  requirements: ['search-contained-excluded'],
  response: async (response, request, { upstream }) => {
    const set = searchsetOf(request, response);
    const value = parametersOf(request)
      .find(({ name }) => name === 'identifier')
      ?.value.split('|')
      .at(-1);
    if (!set || !value) return undefined;
    const { body } = await upstream({ method: 'GET', url: '/Observation?_count=50', headers: {} });
    const inside = elementsAt(body ?? {}, 'entry.resource.contained') as Resource[];
    const found = inside.filter((one) => elementsAt(one, 'identifier.value').includes(value));
    const entry = found.map((resource) => ({
      fullUrl: `urn:uuid:${randomUUID()}`,
      resource,
      search: { mode: 'match' },
    }));
    return { ...response, body: { ...set, entry: [...(set.entry ?? []), ...entry] } };
  },
});
