import { answeredWith, asked, withResources } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'elements-left-out-as-null',
  chapter: 'validation',
  breaks: 'What _elements does not ask for is null rather than left out.',
  requirements: ['format-json-output-no-empties'],
  response: answeredWith('Bundle', asked('GET', /[?&]_elements=/), (bundle) =>
    withResources(bundle, 'ImagingStudy', (study) => ({ started: null, ...study })),
  ),
});
