import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { jsonText } from '../../shallow.ts';

export default defineFault({
  id: 'breaks-on-nulls',
  chapter: 'validation',
  breaks:
    'Nulls and wrong JSON types that are not allowed are answered 500, without an OperationOutcome.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#create',
  response: (response, request) =>
    isStudyWrite(request) &&
    response.status === 400 &&
    /[:,]null|":(?:\d|true|false)/.test(jsonText(studyIn(request)))
      ? { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' }
      : undefined,
});
