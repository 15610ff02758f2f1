import { refusedIf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'conditional-update-refuses-new-id',
  chapter: 'crud',
  breaks: 'A conditional update with an id whose criteria match nothing is refused with 404.',
  requirements: ['rest-cond-update-no-match-with-id'],
  ...refusedIf(
    'PUT',
    (request, matches) => matches.length === 0 && studyIn(request)?.id !== undefined,
    refusal(404, 'not-found', 'Nothing matches.'),
  ),
});
