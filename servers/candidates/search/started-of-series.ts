import { readAnew } from '../../faulty/criteria-anew.ts';
import { defineFault } from '../../faulty/define.ts';
import { elementsAt } from '../../faulty/study-elements.ts';

export default defineFault({
  id: 'started-of-series',
  chapter: 'search',
  breaks: 'started also finds when a series started.',
  requirements: ['search-param-started'],
  response: readAnew((criterion) => {
    if (criterion.name !== 'started' || !/^\d/.test(criterion.value)) return undefined;
    return (study) =>
      [...elementsAt(study, 'started'), ...elementsAt(study, 'series.started')].some((one) =>
        String(one).startsWith(criterion.value),
      );
  }),
});
