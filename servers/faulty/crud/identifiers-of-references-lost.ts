import { listOf, stored, withSeries } from '../crud-fault.ts';
import { without } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'identifiers-of-references-lost',
  chapter: 'crud',
  breaks: 'Where an endpoint of a series has a reference, its type and identifier are not stored.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withSeries(study, (series) =>
      series.endpoint
        ? {
            ...series,
            endpoint: listOf(series.endpoint).map((one) =>
              one.reference ? without(one as Record<string, string>, 'type', 'identifier') : one,
            ),
          }
        : series,
    ),
  ),
});
