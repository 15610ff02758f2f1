import { defineFault } from '../../define.ts';
import { isValidation, validatedStudy } from '../../validation-request.ts';

export default defineFault({
  id: 'validate-updates',
  chapter: 'validation',
  breaks: '$validate of an update carries it out.',
  requirements: ['validation-validate-no-side-effects'],
  response: async (_, request, { upstream }) => {
    const study = validatedStudy(request);
    const [, path] = /^(\/ImagingStudy\/[^/?]+)\/\$validate/.exec(request.url) ?? [];
    if (!isValidation(request) || !study || !path) return;
    await upstream({ ...request, method: 'PUT', url: path, body: study });
  },
});
