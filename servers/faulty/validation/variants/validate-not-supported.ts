import { defineFault } from '../../define.ts';
import { refusal } from '../../refusal.ts';
import { everyObject } from '../../stored-otherwise.ts';
import { isValidation } from '../../validation-request.ts';

export default defineFault({
  id: 'validate-not-supported',
  chapter: 'validation',
  breaks: '$validate is not there, and the CapabilityStatement does not list it.',
  requirements: ['validation-validate-operation-result'],
  allowedBy: 'capabilitystatement.html#CapabilityStatement.rest.resource.operation',
  response(response, request) {
    if (isValidation(request)) return refusal(404, 'not-supported', 'There is no $validate.');
    if (request.method !== 'GET' || !/^\/metadata(?:\?|$)/.test(request.url)) return undefined;
    const body = everyObject(response.body, ({ operation: _operation, ...rest }) => rest);
    return { ...response, body };
  },
});
