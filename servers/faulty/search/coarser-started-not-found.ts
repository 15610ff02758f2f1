import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';
import { knowingWrites, lastWrites } from '../writes-seen.ts';

export default defineFault({
  id: 'coarser-started-not-found',
  chapter: 'search',
  breaks: 'A study whose start an update made less precise is not found by it.',
  requirements: ['search-returned-resources-match', 'search-param-started'],
  ...knowingWrites(
    matching(async (criteria, ask, context) => {
      if (!criteria.some(({ name, value }) => name === 'started' && value !== '')) return undefined;
      return (await ask(criteria)).filter(({ id, started }) => {
        const [last] = lastWrites(context, id);
        const former = last?.before?.started;
        const isCoarser = former !== started && String(former).startsWith(String(started));
        return !isCoarser;
      });
    }),
  ),
});
