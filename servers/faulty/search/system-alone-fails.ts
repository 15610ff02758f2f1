import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'system-alone-fails',
  chapter: 'search',
  breaks: 'A search for a system without a code fails.',
  requirements: ['search-token-system-only'],
  seenIn: 'https://github.com/FirelyTeam/spark/issues/553',
  response: (_response, request) => {
    const alone = parametersOf(request).some(
      ({ name, value }) => name === 'identifier' && value.endsWith('|'),
    );
    return isStudySearch(request) && alone ? refusal(500, 'exception', 'No value.') : undefined;
  },
});
