import {
  commonSearchParameters,
  type SearchParameter,
  searchParametersOf,
} from '../../spec/index.ts';
import { isSupported } from './expression.ts';
import { isIndexed } from './index-rows.ts';

const known = new Map<string, ReadonlyMap<string, SearchParameter>>();

/** The parameters this server supports for a resource type, by name: its own and those of all resources. */
export function parametersOf(type: string): ReadonlyMap<string, SearchParameter> {
  const found = known.get(type);
  if (found) return found;
  const supported = [...searchParametersOf(type), ...commonSearchParameters()].filter(
    (parameter) => isIndexed(parameter.type) && isSupported(parameter.expression),
  );
  const parameters = new Map(supported.map((parameter) => [parameter.code, parameter]));
  known.set(type, parameters);
  return parameters;
}
