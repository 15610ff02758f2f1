import { normaliseText } from '../../reference/text.ts';
import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'text-hides-displays',
  chapter: 'search',
  breaks: 'reason:text looks at the displays of a reason only where the reason has no text.',
  requirements: ['search-token-text'],
  response: readAnew((criterion) => {
    if (criterion.name !== 'reason:text') return undefined;
    const asked = alternatives(criterion).map(normaliseText);
    return (study) =>
      elementsAt(study, 'reasonCode').some((reason) => {
        const text = elementsAt(reason, 'text');
        const looked = text.length > 0 ? text : elementsAt(reason, 'coding.display');
        return looked.some((one) =>
          asked.some((start) => normaliseText(String(one)).startsWith(start)),
        );
      });
  }),
});
