import { defineFault } from '../../define.ts';
import { isValidation } from '../../validation-request.ts';

export default defineFault({
  id: 'validate-ignores-unknown-profile',
  chapter: 'validation',
  breaks: '$validate against a profile that is not known is done against none.',
  requirements: ['validation-validate-unknown-profile-error'],
  request: (request) =>
    isValidation(request)
      ? { ...request, url: request.url.replace(/\?profile=[^&]*/, '') }
      : undefined,
});
