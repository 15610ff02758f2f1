import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';
import { isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'chain-to-id-fails',
  chapter: 'search',
  breaks: 'A chain that ends with _id fails with 500.',
  requirements: ['search-chain'],
  response: (_, request) =>
    isStudySearch(request) && parametersOf(request).some(({ name }) => name.endsWith('._id'))
      ? refusal(500, 'exception', 'There is no column _id.')
      : undefined,
});
