import { answeredWith, asked } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'history-without-type',
  chapter: 'validation',
  breaks: 'A history is a Bundle that does not tell its type.',
  requirements: ['bundle-structure-valid'],
  response: answeredWith(
    'Bundle',
    asked('GET', /\/_history(?:\?|$)/),
    ({ type: _left, ...bundle }) => bundle,
  ),
});
