import { askedAgain } from '../asked-again.ts';
import { defineFault } from '../define.ts';
import { isStudySearch } from '../search-request.ts';

export default defineFault({
  id: 'chain-unknown-modifier-dropped-when-lenient',
  chapter: 'search',
  breaks: 'With handling=lenient a chain is dropped that ends in a modifier which does not exist.',
  requirements: ['search-unsupported-modifier-rejected', 'search-chain'],
  response: askedAgain(
    (request) => isStudySearch(request) && /handling=lenient/.test(request.headers.prefer ?? ''),
    (pair) => (/^[^=]*\.[^=]*(?::|%3A)[a-z][\w-]*=/.test(pair) ? undefined : pair),
  ),
});
