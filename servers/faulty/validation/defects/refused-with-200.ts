import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'refused-with-200',
  chapter: 'validation',
  breaks:
    'What is refused for a broken constraint is answered 200 with the errors in an OperationOutcome.',
  requirements: ['rest-refusal-has-no-effect'],
  response(response, request) {
    const isRefused = isStudyWrite(request) && studyIn(request) && response.status === 400;
    const outcome = response.body as { issue?: { code?: string }[] } | undefined;
    const isConstraint = outcome?.issue?.every(({ code }) => code === 'invariant');
    return isRefused && isConstraint ? { ...response, status: 200 } : undefined;
  },
});
