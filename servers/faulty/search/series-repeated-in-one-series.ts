import { alternatives } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'series-repeated-in-one-series',
  chapter: 'search',
  breaks: 'Of series given twice both values have to be that of one series, which none can be.',
  requirements: ['search-and-repeat', 'search-param-series'],
  response: matching(async (criteria, ask) => {
    const repeated = criteria.filter(({ name, value }) => name === 'series' && value !== '');
    if (repeated.length < 2) return undefined;
    const isMet = (uid: string | undefined) =>
      repeated.every((one) => alternatives(one).includes(uid ?? ''));
    const found = await ask(criteria);
    return found.filter(({ series }) =>
      (series as { uid?: string }[] | undefined)?.some(({ uid }) => isMet(uid)),
    );
  }),
});
