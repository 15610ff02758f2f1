import { readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { elementsAt } from '../study-elements.ts';

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
