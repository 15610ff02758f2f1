import { parametersOf, type SentParameter } from './search-request.ts';
import { shaped } from './searchset-shape.ts';
import { elementsAt } from './study-elements.ts';

/** Gives a study with several series twice where it is sorted by a parameter that looks into them. */
export const repeatedWhenSorted = (
  isMeant: (parameters: readonly SentParameter[]) => boolean = () => true,
) =>
  shaped((set, request) => {
    const parameters = parametersOf(request);
    const sort = parameters.find(({ name }) => name === '_sort')?.value ?? '';
    if (!/^-?(?:modality|bodysite|series)$/.test(sort) || !isMeant(parameters)) return undefined;
    const entry = (set.entry ?? []).flatMap((one) =>
      elementsAt(one.resource, 'series').length > 1 ? [one, one] : [one],
    );
    return { ...set, entry };
  });
