import { answeredWith, asked, withEntries } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'history-entries-without-response',
  chapter: 'validation',
  breaks: 'The entries of a history have no response.',
  requirements: ['bundle-request-response-presence'],
  response: answeredWith('Bundle', asked('GET', /\/_history(?:\?|$)/), (bundle) =>
    withEntries(bundle, ({ response: _left, ...entry }) => entry),
  ),
});
