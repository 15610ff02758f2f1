import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { jsonText } from '../../shallow.ts';

export default defineFault({
  id: 'breaks-on-nulls',
  chapter: 'validation',
  breaks: 'A null that is not allowed is answered 500, without an OperationOutcome.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#create',
  response: (response, request) =>
    isStudyWrite(request) && response.status === 400 && /[:,[]null/.test(jsonText(studyIn(request)))
      ? { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' }
      : undefined,
});
