import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'format-taken-for-type-of-form',
  chapter: 'crud',
  breaks:
    'The form of a search by POST is read in the format that _format in the URL names, and refused.',
  requirements: ['format-param-not-request-type'],
  ...refusing(
    ({ method, url, body }) =>
      method === 'POST' &&
      /\/_search\?(?:.*&)?_format=[^&]/.test(url) &&
      typeof body === 'string' &&
      body !== '',
    refusal(400, 'structure', 'The body is not JSON.'),
  ),
});
