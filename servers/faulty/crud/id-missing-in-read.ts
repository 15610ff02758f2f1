import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'id-missing-in-read',
  chapter: 'crud',
  breaks: 'A study is read without its id.',
  requirements: ['rest-read-id-matches-url'],
  response: told(({ id: _, ...study }) => study),
});
