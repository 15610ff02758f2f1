import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'chain-repeated-last-wins',
  chapter: 'search',
  breaks: 'Of a chain that is there twice the last one alone counts.',
  requirements: ['search-chain', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const isSuperseded = (at: number) =>
      parameters[at]?.name.includes('.') &&
      parameters.slice(at + 1).some(({ name }) => name === parameters[at]?.name);
    const kept = parameters.filter((_, at) => !isSuperseded(at));
    return kept.length < parameters.length ? kept : undefined;
  }),
});
