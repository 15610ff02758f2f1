import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'chain-alone-counts',
  chapter: 'search',
  breaks: 'Where there is a chain, the other criteria do not count.',
  requirements: ['search-chain', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const isOther = ({ name }: { name: string }) => name === 'status';
    const isChained = parameters.some(({ name }) => name.includes('.') && !name.startsWith('_'));
    return isChained && parameters.some(isOther)
      ? parameters.filter((one) => !isOther(one))
      : undefined;
  }),
});
