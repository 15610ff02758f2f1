import { type Probe, probe, shape, status } from './asking.ts';

/** Faults in: what is refused, and how. */
export const refusals: Record<string, Probe> = {
  'unknown-query-ignored': probe(status('_query=unheard-of'), 400, 200),
  'unknown-query-by-post-ignored': probe(
    async (client) => (await client.form('ImagingStudy/_search', '_query=unheard-of')).status,
    400,
    200,
  ),
  'nothing-found-404': probe(status('_id=none'), 200, 404),
  'unknown-target-404': probe(status('encounter=Encounter/none'), 200, 404),
  'refusal-without-outcome': probe(
    shape('status:unheard-of=1', ({ resourceType }) => resourceType),
    'OperationOutcome',
    undefined,
  ),
  'refusal-as-200': probe(status('status:unheard-of=1'), 400, 200),
  'malformed-date-ignored': probe(status('started=yesterday'), 400, 200),
  'strictness-ignored': probe(status('unheard-of=1', { prefer: 'handling=strict' }), 400, 200),
  'unknown-parameter-refused': probe(status('x-unheard-of=1'), 200, 400),
};
