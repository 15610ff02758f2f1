import { defineFault } from '../define.ts';
import { posted } from '../posted.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'contained-study-found-by-post',
  chapter: 'search',
  breaks: 'By POST a study that is contained in another resource is a match.',
  requirements: ['search-contained-excluded'],
  response: posted(
    searchedWith((parameters) =>
      parameters.some(({ name }) => name === 'identifier')
        ? [
            ...parameters,
            { name: '_contained', value: 'both' },
            { name: '_containedType', value: 'contained' },
          ]
        : undefined,
    ),
  ),
});
