import { conditionally, updateOf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-by-body-id',
  chapter: 'crud',
  breaks:
    'A conditional update writes the study under the id in its body, whatever the criteria match.',
  requirements: ['rest-cond-update-one-match-id-mismatch'],
  request: conditionally('PUT', (request, matches) => {
    const id = studyIn(request)?.id;
    return id && matches.length === 1 && matches[0]?.id !== id ? updateOf(request, id) : undefined;
  }),
});
