import { defineFault } from '../../define.ts';
import { isValidation, validatedStudy } from '../../validation-request.ts';

const statuses = ['registered', 'available', 'cancelled', 'entered-in-error', 'unknown'];

export default defineFault({
  id: 'validate-refuses-unknown-codes',
  chapter: 'validation',
  breaks:
    '$validate answers 400 for a study whose status is none of R4, as if it could not be read.',
  requirements: ['validation-validate-operation-result'],
  seenIn: 'docs/findings/hapi.md#invalid-output',
  response(response, request) {
    const status = isValidation(request) ? validatedStudy(request)?.status : undefined;
    const isUnknown = typeof status === 'string' && !statuses.includes(status);
    return isUnknown && response.status === 200 ? { ...response, status: 400 } : undefined;
  },
});
