import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

const MEANT = /^(?:basedon|encounter|endpoint|interpreter|patient|performer|referrer|subject)$/;

export default defineFault({
  id: 'contained-study-found-by-reference',
  chapter: 'search',
  breaks: 'Searches by references find contained studies.',
  requirements: ['search-contained-excluded'],
  response: searchedWith((parameters) =>
    parameters.some(({ name }) => MEANT.test(name)) &&
    !parameters.some(({ name }) => name === '_contained')
      ? [
          ...parameters,
          { name: '_contained', value: 'both' },
          { name: '_containedType', value: 'contained' },
        ]
      : undefined,
  ),
});
