import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'invalid-refused-with-422',
  chapter: 'validation',
  breaks: 'Invalid content is refused with 422.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#create',
  response: (response, request) => {
    const study = isStudyWrite(request) ? studyIn(request) : undefined;
    const isOther = request.method === 'PUT' && !request.url.includes(`/${study?.id}`);
    return study && response.status === 400 && !isOther ? { ...response, status: 422 } : undefined;
  },
});
