import { isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'current-if-match-refused',
  chapter: 'crud',
  breaks: 'If-Match is compared with the ETag as a strong one: it never holds.',
  requirements: ['rest-update-if-match-current'],
  request: (request) => {
    const etag = request.headers['if-match'];
    if (!isStudyUpdate(request) || !etag?.startsWith('W/')) return;
    return { ...request, headers: { ...request.headers, 'if-match': '"weak"' } };
  },
});
