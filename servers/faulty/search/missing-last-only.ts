import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'missing-last-only',
  chapter: 'search',
  breaks: 'Of several criteria with :missing only the last counts.',
  requirements: ['search-missing', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const absences = parameters.filter(({ name }) => name.endsWith(':missing'));
    return absences.length > 1
      ? parameters.filter((one) => !absences.includes(one) || one === absences.at(-1))
      : undefined;
  }),
});
