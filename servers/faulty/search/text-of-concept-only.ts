import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'text-of-concept-only',
  chapter: 'search',
  breaks: 'reason:text looks at the text of a reason and not at the displays of its codings.',
  requirements: ['search-token-text'],
  response: matching(async (criteria, ask) => {
    if (!criteria.some(({ name }) => name === 'reason:text')) return undefined;
    const studies = await ask(criteria);
    return studies.filter((study) => elementsAt(study, 'reasonCode.text').length > 0);
  }),
});
