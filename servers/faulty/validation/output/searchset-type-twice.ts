import { answeredWith, asked, beginningWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'searchset-type-twice',
  chapter: 'validation',
  breaks: 'The type of the Bundle of a search is written twice.',
  requirements: ['format-json-unique-property-names'],
  response: answeredWith('Bundle', asked('GET', /^\/ImagingStudy\?/), (bundle) =>
    beginningWith(bundle, { type: bundle.type }),
  ),
});
