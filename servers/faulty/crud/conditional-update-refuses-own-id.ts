import { refusedIf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'conditional-update-refuses-own-id',
  chapter: 'crud',
  breaks: 'A conditional update whose body has the id of the match is refused with 400.',
  requirements: ['rest-cond-update-one-match'],
  ...refusedIf(
    'PUT',
    (request, matches) => matches.length === 1 && studyIn(request)?.id === matches[0]?.id,
    refusal(400, 'invalid', 'The body must not have an id.'),
  ),
});
