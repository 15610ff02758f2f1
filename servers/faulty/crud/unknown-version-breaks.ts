import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unknown-version-breaks',
  chapter: 'crud',
  breaks: 'The vread of a version id that is no number is answered with 500.',
  requirements: ['rest-vread-history-unsupported-404'],
  level: 'SHOULD',
  response: (response, request) =>
    Number.isNaN(Number(versionOf(request)?.versionId ?? 0)) && response.status === 404
      ? { ...response, status: 500 }
      : undefined,
});
