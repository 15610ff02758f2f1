import { modifiersDropped } from '../asked-again.ts';
import { defineFault } from '../define.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'unknown-modifier-dropped-when-counting',
  chapter: 'search',
  breaks: 'With _summary=count a modifier that is not supported is dropped.',
  requirements: ['search-unsupported-modifier-rejected'],
  response: modifiersDropped(
    (request) =>
      isStudySearch(request) &&
      parametersOf(request).some(({ name, value }) => name === '_summary' && value === 'count'),
  ),
});
