import type { Resource } from '../../../spec/index.ts';
import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-absolute-not-indexed',
  chapter: 'search',
  breaks:
    'An absolute URL of the server itself is not understood in a second basedOn or interpreter.',
  requirements: ['search-reference-forms'],
  response: readAnew((criterion) => {
    const element = { basedon: 'basedOn', interpreter: 'interpreter' }[criterion.name];
    const asked = alternatives(criterion).filter((value) => /^[A-Z]\w+\//.test(value));
    if (!element || asked.length === 0) return undefined;
    return (study: Resource) => {
      const references = (study[element] ?? []) as { reference?: string }[];
      return references.some(({ reference = '' }, at) =>
        asked.some((one) => reference === one || (at === 0 && reference.endsWith(`/${one}`))),
      );
    };
  }),
});
