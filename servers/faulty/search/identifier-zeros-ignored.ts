import type { Resource } from '../../../spec/index.ts';
import { readAnew } from '../criteria-anew.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'identifier-zeros-ignored',
  chapter: 'search',
  breaks: 'identifier takes values of digits for numbers: 007 finds 7.',
  requirements: ['search-param-identifier'],
  response: readAnew((criterion): ((study: Resource) => boolean) | undefined => {
    const [, system, digits] = /^(?:([^|,]*)\|)?(\d+)$/.exec(criterion.value) ?? [];
    if (criterion.name !== 'identifier' || digits === undefined) return undefined;
    return (study) =>
      listOf(study.identifier).some(
        (one) =>
          /^\d+$/.test(String(one.value)) &&
          BigInt(String(one.value)) === BigInt(digits) &&
          (system === undefined || (one.system ?? '') === system),
      );
  }),
});
