import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-ignored',
  chapter: 'search',
  breaks: 'A page may hold one match more than _count asks for.',
  requirements: ['search-count-upper-bound'],
  response: searchedWith((parameters) => {
    const count = Number(parameters.find(({ name }) => name === '_count')?.value ?? 0);
    if (!(count > 0)) return undefined;
    return parameters.map((parameter) =>
      parameter.name === '_count' ? { ...parameter, value: String(count + 1) } : parameter,
    );
  }),
});
