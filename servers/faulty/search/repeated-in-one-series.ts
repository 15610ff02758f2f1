import { defineFault } from '../define.ts';
import { meetsPlainly } from '../plain-criterion.ts';
import { matching } from '../search-fault.ts';
import { elementsAt } from '../study-elements.ts';

export default defineFault({
  id: 'repeated-in-one-series',
  chapter: 'search',
  breaks: 'A repeated modality finds only studies of which one series has all the values.',
  requirements: ['search-and-repeat'],
  response: matching(async (criteria, ask) => {
    const repeated = criteria.filter(({ name }) => name === 'modality');
    if (repeated.length < 2) return undefined;
    return (await ask(criteria)).filter((study) =>
      elementsAt(study, 'series').some((series) =>
        repeated.every((one) => meetsPlainly({ ...study, series: [series] }, one)),
      ),
    );
  }),
});
