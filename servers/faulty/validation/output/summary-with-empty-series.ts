import { answeredWith, asked, withResources } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'summary-with-empty-series',
  chapter: 'validation',
  breaks: 'Summaries of studies have a series of which nothing is left.',
  requirements: ['format-json-output-no-empties'],
  response: answeredWith('Bundle', asked('GET', /[?&]_summary=true(?:&|$)/), (bundle) =>
    withResources(bundle, 'ImagingStudy', (study) => ({ ...study, series: [{}] })),
  ),
});
