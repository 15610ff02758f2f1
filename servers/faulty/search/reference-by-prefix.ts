import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'reference-by-prefix',
  chapter: 'search',
  breaks: 'encounter also finds encounters whose ids begin with the one asked for.',
  requirements: ['search-reference-forms'],
  response: matching(async (criteria, ask) => {
    const wanted = criteria.find(
      ({ name, value }) => name === 'encounter' && /^Encounter.[^,]+$/.test(value),
    );
    if (!wanted) return undefined;
    const studies = await ask(criteria.filter((criterion) => criterion !== wanted));
    return studies.filter((study) =>
      elementsAt(study, 'encounter.reference').some((one) => String(one).startsWith(wanted.value)),
    );
  }),
});
