import { defineFault } from '../../define.ts';
import { isValidation } from '../../validation-request.ts';

const issue = [{ severity: 'information', code: 'informational', diagnostics: 'All is well.' }];

export default defineFault({
  id: 'validate-finds-nothing',
  chapter: 'validation',
  breaks: '$validate calls every study valid.',
  requirements: ['validation-systems-check-constraints'],
  level: 'SHOULD',
  response: (response, request) =>
    isValidation(request) && response.status === 200
      ? { ...response, body: { resourceType: 'OperationOutcome', issue } }
      : undefined,
});
