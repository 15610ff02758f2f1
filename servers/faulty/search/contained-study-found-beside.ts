import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isControl, type SentParameter } from '../search-request.ts';

const hasSeveral = (one: SentParameter) => !isControl(one) && alternatives(one).length > 1;

export default defineFault({
  id: 'contained-study-found-beside',
  chapter: 'search',
  breaks: 'A search for one of several values looks at contained studies as well.',
  requirements: ['search-contained-excluded'],
  response: searchedWith((parameters) =>
    parameters.some(hasSeveral) && !parameters.some(({ name }) => name === '_contained')
      ? [...parameters, { name: '_contained', value: 'both' }]
      : undefined,
  ),
});
