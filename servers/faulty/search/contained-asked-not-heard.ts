import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'contained-asked-not-heard',
  chapter: 'search',
  breaks: '_contained changes nothing, and yet the self link has it.',
  requirements: ['search-contained-asked'],
  level: 'SHOULD',
  response: searchedWith((parameters) => {
    const others = parameters.filter(({ name }) => !name.startsWith('_contained'));
    return others.length < parameters.length ? others : undefined;
  }),
});
