import { defineFault } from '../../define.ts';
import { isValidation } from '../../validation-request.ts';

export default defineFault({
  id: 'validate-refuses-invalid',
  chapter: 'validation',
  breaks: '$validate answers 422 for a study that is not valid.',
  requirements: ['validation-validate-operation-result'],
  response(response, request) {
    const { issue = [] } = (response.body ?? {}) as { issue?: { severity?: string }[] };
    const isInvalid = issue.some(({ severity }) => severity === 'error');
    return isValidation(request) && response.status === 200 && isInvalid
      ? { ...response, status: 422 }
      : undefined;
  },
});
