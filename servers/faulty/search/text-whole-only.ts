import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'text-whole-only',
  chapter: 'search',
  breaks: ':text finds only texts that are wholly equal to the value.',
  requirements: ['search-token-text'],
  response: matching(async (criteria, ask) => {
    const text = criteria.find(({ name }) => name === 'reason:text');
    if (!text) return undefined;
    const wanted = text.value.toLowerCase();
    return (await ask(criteria)).filter((study) =>
      [
        ...elementsAt(study, 'reasonCode.text'),
        ...elementsAt(study, 'reasonCode.coding.display'),
      ].some((one) => String(one).toLowerCase() === wanted),
    );
  }),
});
