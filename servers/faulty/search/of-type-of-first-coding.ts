import type { Resource } from '../../../spec/index.ts';
import { readAnew } from '../criteria-anew.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'of-type-of-first-coding',
  chapter: 'search',
  breaks: 'identifier:of-type looks at the first coding of a type only.',
  requirements: ['search-token-of-type'],
  response: readAnew((criterion): ((study: Resource) => boolean) | undefined => {
    const [system, code, value] = criterion.value.split('|');
    if (criterion.name !== 'identifier:of-type' || value === undefined || value.includes(','))
      return undefined;
    return (study) =>
      listOf(study.identifier).some((one) => {
        const first = listOf((one.type as { coding?: unknown } | undefined)?.coding)[0];
        return first?.system === system && first?.code === code && one.value === value;
      });
  }),
});
