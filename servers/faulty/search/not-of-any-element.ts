import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'not-of-any-element',
  chapter: 'search',
  breaks:
    ':not finds the studies that have another value in some element, though they have the value in another one.',
  requirements: ['search-token-not'],
  response: matching(async (criteria, ask) => {
    const negated = criteria.find(
      ({ name, value }) => name === 'modality:not' && !/[,|]/.test(value),
    );
    if (!negated) return undefined;
    const studies = await ask(criteria.filter((criterion) => criterion !== negated));
    return studies.filter((study) => {
      const codes = elementsAt(study, 'series.modality.code');
      return codes.length === 0 || codes.some((code) => code !== negated.value);
    });
  }),
});
