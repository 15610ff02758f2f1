import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'text-case-sensitive',
  chapter: 'search',
  breaks: ':text minds the case of letters.',
  requirements: ['search-token-text'],
  response: matching(async (criteria, ask) => {
    const text = criteria.find(({ name }) => name === 'modality:text');
    if (!text) return undefined;
    return (await ask(criteria)).filter((study) =>
      elementsAt(study, 'series.modality.display').some((one) =>
        String(one).startsWith(text.value),
      ),
    );
  }),
});
