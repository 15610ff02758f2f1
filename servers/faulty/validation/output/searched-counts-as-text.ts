import type { Resource } from '../../../../spec/index.ts';
import { answeredWith, withResources } from '../../answered-with.ts';
import { withSeries } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';
import { searchsetOf } from '../../search-request.ts';

const told = (study: Resource): Resource =>
  withSeries(study, ({ numberOfInstances: count, ...series }) =>
    count === undefined ? series : { ...series, numberOfInstances: String(count) },
  ) ?? study;

export default defineFault({
  id: 'searched-counts-as-text',
  chapter: 'validation',
  breaks: 'Searches tell how many instances a series has as a JSON string.',
  requirements: ['format-json-primitive-types'],
  response: answeredWith(
    'Bundle',
    (request, response) => searchsetOf(request, response) !== undefined,
    (bundle) => withResources(bundle, 'ImagingStudy', told),
  ),
});
