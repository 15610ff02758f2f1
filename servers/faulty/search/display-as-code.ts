import type { Resource } from '../../../spec/index.ts';
import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { elementsAt } from '../study-elements.ts';

const named = (study: Resource, name: string) =>
  elementsAt(study, `series.modality.${name}`) as string[];

export default defineFault({
  id: 'display-as-code',
  chapter: 'search',
  breaks: 'modality also finds a display that is the value, whatever its code.',
  requirements: ['search-token-literal-no-subsumption'],
  seenIn: 'docs/findings/medplum.md#tokens-and-references',
  response: readAnew((criterion) => {
    if (criterion.name !== 'modality' || !/^[^|\\]+$/.test(criterion.value)) return undefined;
    const wanted = alternatives(criterion).map((value) => value.toLowerCase());
    return (study) =>
      [...named(study, 'code'), ...named(study, 'display')].some((text) =>
        wanted.includes(text.toLowerCase()),
      );
  }),
});
