import { defineFault } from '../define.ts';
import { outcomesOfErrors } from '../outcomes-of-errors.ts';

export default defineFault({
  id: 'outcome-of-errors',
  chapter: 'search',
  breaks: 'What was ignored is told as an error among the entries.',
  requirements: ['search-outcome-entry-rules'],
  response: outcomesOfErrors,
});
