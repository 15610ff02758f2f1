import { defineFault } from '../../define.ts';
import { isValidation } from '../../validation-request.ts';

export default defineFault({
  id: 'validate-wraps-outcome',
  chapter: 'validation',
  breaks: '$validate wraps its OperationOutcome in Parameters.',
  requirements: ['validation-validate-operation-result'],
  response: (response, request) =>
    isValidation(request) && response.status === 200
      ? {
          ...response,
          body: {
            resourceType: 'Parameters',
            parameter: [{ name: 'return', resource: response.body }],
          },
        }
      : undefined,
});
