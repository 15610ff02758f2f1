import { defineFault } from '../define.ts';
import { outcomesOfErrors } from '../outcomes-of-errors.ts';
import { posted } from '../posted.ts';

export default defineFault({
  id: 'outcome-of-errors-by-post',
  chapter: 'search',
  breaks: 'By POST what was ignored is told as an error among the entries.',
  requirements: ['search-outcome-entry-rules'],
  response: posted(outcomesOfErrors),
});
