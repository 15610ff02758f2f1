import { modifiersDropped } from '../asked-again.ts';
import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'unknown-modifier-dropped-beside-include',
  chapter: 'search',
  breaks: 'Beside an include a modifier that is not supported is dropped.',
  requirements: ['search-unsupported-modifier-rejected'],
  response: modifiersDropped(
    (request) => isStudySearch(request) && parametersOf(request).some(isInclude),
  ),
});
