import { conditionally, unconditional, updateOf } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-create-keeps-id',
  chapter: 'crud',
  breaks: 'A conditional create without a match stores the study under the id in its body.',
  requirements: ['rest-create-ignores-client-id', 'rest-cond-create-no-match'],
  request: conditionally('POST', (request, matches) =>
    studyIn(request)?.id && matches.length === 0
      ? {
          ...updateOf(request, studyIn(request)?.id),
          method: 'PUT',
          headers: unconditional(request).headers,
        }
      : undefined,
  ),
});
