import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'searchset-total-as-text',
  chapter: 'validation',
  breaks: 'The total of a search is a JSON string.',
  requirements: ['format-json-primitive-types', 'bundle-structure-valid'],
  response: answeredWith('Bundle', always, (bundle) =>
    bundle.total === undefined ? undefined : { ...bundle, total: String(bundle.total) },
  ),
});
