import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusing } from '../refusal.ts';

export default defineFault({
  id: 'delete-of-dotted-id-in-vain',
  chapter: 'crud',
  breaks: 'A delete of a study whose id has a dot is answered with 204 and deletes nothing.',
  requirements: ['rest-read-deleted-410', 'rest-id-same-everywhere'],
  ...refusing((request) => request.method === 'DELETE' && /\./.test(studyOf(request) ?? ''), {
    status: 204,
    headers: {},
  }),
});
