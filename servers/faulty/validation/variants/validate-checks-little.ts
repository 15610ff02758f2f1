import { defineFault } from '../../define.ts';
import { isValidation } from '../../validation-request.ts';

const issue = [{ severity: 'information', code: 'informational', diagnostics: 'Well-formed.' }];

export default defineFault({
  id: 'validate-checks-little',
  chapter: 'validation',
  breaks: '$validate looks for mandatory elements and codes alone.',
  requirements: ['validation-systems-check-constraints'],
  allowedBy: 'validation.html#7.5',
  response(response, request) {
    const found = (response.body as { issue?: { code?: string }[] } | undefined)?.issue ?? [];
    if (!isValidation(request) || response.status !== 200) return undefined;
    const kept = found.filter(({ code }) => code === 'required' || code === 'code-invalid');
    const body = { resourceType: 'OperationOutcome', issue: kept.length > 0 ? kept : issue };
    return { ...response, body };
  },
});
