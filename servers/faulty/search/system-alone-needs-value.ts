import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

interface Identifier {
  system?: string;
  value?: string;
}

export default defineFault({
  id: 'system-alone-needs-value',
  chapter: 'search',
  breaks: 'A system without a code does not find an identifier of that system that has no value.',
  requirements: ['search-token-system-only'],
  seenIn: 'docs/findings/hapi.md#tokens-and-ids',
  response: readAnew(({ name, value }) => {
    if (name !== 'identifier' || !/^[^|,]+\|$/.test(value)) return undefined;
    return (study) =>
      ((study.identifier ?? []) as Identifier[]).some(
        (one) => `${one.system}|` === value && one.value !== undefined,
      );
  }),
});
