import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'repeated-not-last-wins',
  chapter: 'search',
  breaks: 'Of a repeated :not only the last one counts.',
  requirements: ['search-token-not', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const isLast = ({ name }: { name: string }, at: number) =>
      !name.endsWith(':not') || parameters.findLastIndex((one) => one.name === name) === at;
    return parameters.every(isLast) ? undefined : parameters.filter(isLast);
  }),
});
