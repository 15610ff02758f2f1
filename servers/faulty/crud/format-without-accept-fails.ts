import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

const anyType = [undefined, '', '*/*'];

export default defineFault({
  id: 'format-without-accept-fails',
  chapter: 'crud',
  breaks: '_format without a type in Accept fails with 500.',
  requirements: ['format-param-values'],
  ...refusing(
    ({ method, url, headers }) =>
      method === 'GET' && /[?&]_format=/.test(url) && anyType.includes(headers.accept),
    refusal(500, 'exception', 'Accept is null.'),
  ),
});
