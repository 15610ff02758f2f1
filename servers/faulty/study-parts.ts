import type { Resource } from '../../spec/index.ts';
import { parametersOf } from './search-request.ts';
import { shaped } from './searchset-shape.ts';

/**
 * Changes the studies that a search for parts of them gives.
 * @param control name of the parameter that asks for parts
 * @param change gets a study as the real server gives it, and the value of that parameter
 */
export function inParts(
  control: string | RegExp,
  change: (study: Resource, value: string) => Resource,
) {
  const isControl = ({ name }: { name: string }) =>
    typeof control === 'string' ? name === control : control.test(name);
  return shaped((set, request) => {
    const asked = parametersOf(request).find(isControl);
    if (!asked || asked.value === 'count' || !set.entry) return undefined;
    const entry = set.entry.map((one) =>
      one.resource?.resourceType === 'ImagingStudy'
        ? { ...one, resource: change(one.resource, asked.value) }
        : one,
    );
    return { ...set, entry };
  });
}
