import { answeredWith, asked, withResources } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'history-with-empty-text',
  chapter: 'validation',
  breaks: 'Studies in a history have an empty description.',
  requirements: ['format-json-output-no-empties'],
  response: answeredWith('Bundle', asked('GET', /\/_history(?:\?|$)/), (bundle) =>
    withResources(bundle, 'ImagingStudy', (study) => ({ description: '', ...study })),
  ),
});
