import type { Resource } from '../../../spec/index.ts';
import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'not-of-implicit-system-ignored',
  chapter: 'search',
  breaks: 'status:not with the system of the status excludes nothing.',
  requirements: ['search-token-not', 'search-token-code-implicit-system'],
  response: readAnew((criterion): ((study: Resource) => boolean) | undefined =>
    criterion.name === 'status:not' && criterion.value.includes('imagingstudy-status|')
      ? () => true
      : undefined,
  ),
});
