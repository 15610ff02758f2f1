import { answeredWith, asked, withResources } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'elements-as-empty-lists',
  chapter: 'validation',
  breaks:
    'A series or note that _elements asks for and a study does not have comes as an empty array.',
  requirements: ['format-json-output-no-empties'],
  response: answeredWith('Bundle', asked('GET', /[?&]_elements=[^&]*(?:series|note)/), (bundle) =>
    withResources(bundle, 'ImagingStudy', (study) => ({ series: [], note: [], ...study })),
  ),
});
