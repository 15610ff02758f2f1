import { type SearchParameter, searchParametersOf } from '../../spec/index.ts';
import type { Query } from './behaviour.ts';
import { SEARCHED } from './subjects.ts';

/**
 * Where a server may find relevant what the expression of a parameter does not select (search.html#Introduction):
 * the study's own list of modalities implies series of them. Finding by it is against the advice of
 * requirement search-param-modality, and no failure.
 */
const alsoRelevant: Record<string, string> = {
  'ImagingStudy-modality': 'ImagingStudy.modality',
};

/** The parameter widened by what is relevant beside it, or the parameter itself. */
export function widened(parameter: SearchParameter): SearchParameter {
  const also = alsoRelevant[parameter.id];
  return also ? { ...parameter, expression: `${parameter.expression} | ${also}` } : parameter;
}

/** Whether widening makes a difference to a query. */
export function isWidened(query: Query): boolean {
  return query.some(([name]) => {
    const code = name.split(':')[0];
    return searchParametersOf(SEARCHED).some(
      (parameter) => parameter.code === code && widened(parameter) !== parameter,
    );
  });
}
