import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'repeated-last-wins',
  chapter: 'search',
  breaks: 'Of a repeated parameter only the last value counts.',
  requirements: ['search-and-repeat'],
  response: searchedWith((parameters) => {
    const isLast = ({ name }: { name: string }, at: number) =>
      name.startsWith('_') || parameters.findLastIndex((one) => one.name === name) === at;
    return parameters.every(isLast) ? undefined : parameters.filter(isLast);
  }),
});
