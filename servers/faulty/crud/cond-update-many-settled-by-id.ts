import { conditionally, updateOf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'cond-update-many-settled-by-id',
  chapter: 'crud',
  breaks:
    'A conditional update that matches several studies updates the one whose id is in its body.',
  requirements: ['rest-cond-update-multiple-412'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/issues/4281',
  request: conditionally('PUT', (request, matches) => {
    const id = studyIn(request)?.id;
    const isSettled = matches.length > 1 && matches.some((match) => match.id === id);
    return isSettled ? updateOf(request, id) : undefined;
  }),
});
