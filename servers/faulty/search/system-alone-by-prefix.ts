import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'system-alone-by-prefix',
  chapter: 'search',
  breaks: 'A system without a code also finds systems that begin with it.',
  requirements: ['search-token-system-only'],
  response: matching(async (criteria, ask) => {
    const alone = criteria.find(
      ({ name, value }) => name === 'modality' && /^[^|,]+\|$/.test(value),
    );
    if (!alone) return undefined;
    const system = alone.value.slice(0, -1);
    const studies = await ask(criteria.filter((criterion) => criterion !== alone));
    return studies.filter((study) =>
      elementsAt(study, 'series.modality.system').some((one) => String(one).startsWith(system)),
    );
  }),
});
