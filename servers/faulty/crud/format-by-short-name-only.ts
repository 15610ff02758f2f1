import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'format-by-short-name-only',
  chapter: 'crud',
  breaks: '_format=application/json is refused, _format=json is not.',
  requirements: ['format-param-values'],
  ...refusing(
    ({ url }) => /[?&]_format=application(?:\/|%2F)json(?:&|$)/i.test(url),
    refusal(406, 'not-supported', 'The format is unknown.'),
  ),
});
