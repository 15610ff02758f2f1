import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'unknown-ids-forbidden',
  chapter: 'crud',
  breaks: 'Reading what was never there is answered with 403, so that nobody learns what is.',
  requirements: ['rest-read-unknown-404'],
  allowedBy: 'security.html#AccessDenied',
  response: (response, request) =>
    isStudyRead(request) && response.status === 404
      ? refusal(403, 'forbidden', 'This is not for you.')
      : undefined,
});
