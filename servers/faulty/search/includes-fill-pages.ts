import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'includes-fill-pages',
  chapter: 'search',
  breaks: 'Includes count for _count: a page has one match less when it asks for any.',
  requirements: ['search-count-upper-bound', 'search-include'],
  level: 'SHOULD',
  response: searchedWith((parameters) => {
    const count = Number(parameters.find(({ name }) => name === '_count')?.value ?? 0);
    if (!parameters.some(isInclude) || count < 2) return undefined;
    return parameters.map((one) =>
      one.name === '_count' ? { name: '_count', value: String(count - 1) } : one,
    );
  }),
});
