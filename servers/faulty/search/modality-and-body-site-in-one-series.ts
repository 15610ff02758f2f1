import { defineFault } from '../define.ts';
import { meetsPlainly } from '../plain-criterion.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'modality-and-body-site-in-one-series',
  chapter: 'search',
  breaks: 'modality and bodysite together find only studies of which one series has both.',
  requirements: ['search-and-repeat'],
  response: matching(async (criteria, ask) => {
    const both = criteria.filter(({ name }) => name === 'modality' || name === 'bodysite');
    if (new Set(both.map(({ name }) => name)).size < 2) return undefined;
    return (await ask(criteria)).filter((study) =>
      elementsAt(study, 'series').some((series) =>
        both.every((one) => meetsPlainly({ ...study, series: [series] }, one)),
      ),
    );
  }),
});
