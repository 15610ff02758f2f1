import { defineFault } from '../define.ts';
import { askedWith, parametersOf, type Searchset, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'elements-outlast-search',
  chapter: 'search',
  breaks: 'A search that was made with _elements before is answered in the same parts without.',
  requirements: ['search-no-side-effects'],
  response: async (response, request, { memory, upstream }) => {
    const right = searchsetOf(request, response);
    if (!right) return undefined;
    const parameters = parametersOf(request);
    const others = parameters.filter(({ name }) => name !== '_elements');
    const key = others.map(({ name, value }) => `${name}=${value}`).join('&');
    const elements = parameters.find(({ name }) => name === '_elements')?.value;
    if (elements !== undefined) {
      memory.set(key, elements);
      return undefined;
    }
    const value = memory.get(key);
    if (typeof value !== 'string') return undefined;
    const part = await upstream(askedWith(request, [...others, { name: '_elements', value }]));
    return { ...part, body: { ...(part.body as Searchset), link: right.link ?? [] } };
  },
});
