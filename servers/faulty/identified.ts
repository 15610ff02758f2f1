import type { Resource } from '../../spec/index.ts';
import { alternatives } from './criteria-anew.ts';
import type { SentParameter } from './search-request.ts';

/** Whether a resource has an identifier as one of the values says: its value, or system|value. */
export function meetsIdentifier(
  resource: Resource,
  criterion: Pick<SentParameter, 'value'>,
): boolean {
  const identifiers = (resource.identifier ?? []) as { system?: string; value?: string }[];
  return alternatives(criterion).some((asked) =>
    identifiers.some(({ system, value }) => [value, `${system}|${value}`].includes(asked)),
  );
}
