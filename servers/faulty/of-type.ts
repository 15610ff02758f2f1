import type { Resource } from '../../spec/index.ts';
import { readAnew, type Test } from './criteria-anew.ts';
import { listOf } from './crud-fault.ts';

interface Coding {
  system?: string;
  code?: string;
}

/** Reads identifier:of-type with one value in a way of its own; `isMeant` says whether a type is the one asked for. */
export const ofTypeReadAs = (
  isMeant: (codings: readonly Coding[], system: string, code: string) => boolean,
) =>
  readAnew((criterion): Test | undefined => {
    const [system = '', code = '', value] = criterion.value.split('|');
    if (criterion.name !== 'identifier:of-type' || value === undefined || value.includes(','))
      return undefined;
    return (study: Resource) =>
      listOf(study.identifier).some((one) => {
        const codings = listOf((one.type as { coding?: unknown } | undefined)?.coding) as Coding[];
        return one.value === value && isMeant(codings, system, code);
      });
  });
