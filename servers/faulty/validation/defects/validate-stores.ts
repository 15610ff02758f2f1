import { defineFault } from '../../define.ts';
import { jsonText } from '../../shallow.ts';
import { isValidation, validatedStudy } from '../../validation-request.ts';

export default defineFault({
  id: 'validate-stores',
  chapter: 'validation',
  breaks: '$validate in the mode of a create creates the study.',
  requirements: ['validation-validate-no-side-effects'],
  response: async (_, request, { upstream }) => {
    const study = isValidation(request) ? validatedStudy(request) : undefined;
    const isCreate = /mode=create/.test(request.url) || /"create"/.test(jsonText(request.body));
    if (!study || !isCreate) return;
    await upstream({ ...request, url: '/ImagingStudy', body: study });
  },
});
