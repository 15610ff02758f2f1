import { accompanied, type Entry } from '../companions.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'elements-of-includes',
  chapter: 'search',
  breaks: 'What _elements asks for is all that comes of included resources as well.',
  requirements: ['search-elements'],
  level: 'SHOULD',
  response: accompanied(({ matches, includes, others }, request) => {
    const { value } = parametersOf(request).find(({ name }) => name === '_elements') ?? {};
    if (value === undefined) return undefined;
    const parts = includes.map((entry): Entry => {
      const { resourceType = '', id = '', meta } = entry.resource ?? {};
      return { ...entry, resource: { resourceType, id, ...(meta ? { meta } : {}) } };
    });
    return [...matches, ...parts, ...others];
  }),
});
