import { answeredWith, asked } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'count-with-empty-entries',
  chapter: 'validation',
  breaks: 'With _count=0 the Bundle has a list of entries that is empty.',
  requirements: ['format-json-output-no-empties'],
  response: answeredWith('Bundle', asked('GET', /[?&]_count=0(?:&|$)/), (bundle) => ({
    ...bundle,
    entry: [],
  })),
});
