import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'missing-in-some-series',
  chapter: 'search',
  breaks: 'bodysite:missing=true finds the studies of which some series has no body site.',
  requirements: ['search-missing'],
  response: matching(async (criteria, ask) => {
    const missing = criteria.find(
      ({ name, value }) => name === 'bodysite:missing' && value === 'true',
    );
    if (!missing) return undefined;
    const studies = await ask(criteria.filter((criterion) => criterion !== missing));
    return studies.filter((study) => {
      const series = elementsAt(study, 'series') as { bodySite?: unknown }[];
      return series.length === 0 || series.some(({ bodySite }) => !bodySite);
    });
  }),
});
