import {
  createSearchOracle,
  type ExpectedSet,
  type Judgement,
  type OracleOptions,
  type SearchQuery,
} from '../../../oracles/search/index.ts';
import { commonSearchParameters, type Resource, searchParametersOf } from '../../../spec/index.ts';

export const base = 'http://fhir.example.org/r4';

/** R4's own parameters. */
export const parameters: OracleOptions['parameters'] = (type) => [
  ...searchParametersOf(type),
  ...commonSearchParameters(),
];

/** A study with the mandatory elements and what a test adds. */
export function study(elements: Record<string, unknown> = {}, id = 'a'): Resource {
  return {
    resourceType: 'ImagingStudy',
    id,
    status: 'available',
    subject: { reference: 'Patient/P1' },
    ...elements,
  };
}

/** The judgement on one study. */
export function judge(
  resource: Resource,
  query: SearchQuery,
  options: Partial<OracleOptions> = {},
): Judgement {
  const set = expectedSet([resource], query, options);
  const [judged] = set.judgements.values();
  if (!judged) throw new Error('nothing was judged');
  return judged;
}

/** The expected set among several resources. */
export function expectedSet(
  resources: Resource[],
  query: SearchQuery,
  options: Partial<OracleOptions> = {},
): ExpectedSet {
  return createSearchOracle(resources, { base, parameters, ...options }).judge(
    'ImagingStudy',
    query,
  );
}

/** `must`, `must-not`, or `open`, with what R4 prefers: `open, should match`. */
export function verdict(
  resource: Resource,
  query: SearchQuery,
  options: Partial<OracleOptions> = {},
): string {
  const judged = judge(resource, query, options);
  return judged.should ? `${judged.verdict}, should ${judged.should}` : judged.verdict;
}
