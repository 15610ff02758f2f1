import { askedAgain } from '../asked-again.ts';
import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'encoded-unknown-modifier-dropped',
  chapter: 'search',
  breaks:
    'A parameter is dropped that has a modifier which is not supported behind a percent-encoded colon.',
  requirements: ['search-unsupported-modifier-rejected'],
  response: askedAgain(isStudySearch, (pair) => (/^[^=]*%3A/i.test(pair) ? undefined : pair)),
});
