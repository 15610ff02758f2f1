import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'chain-empty-joins',
  chapter: 'search',
  breaks: 'A chain without a value loses the studies that do not refer to anything by it.',
  requirements: ['search-empty-parameter-ignored'],
  response: matching(async (criteria, ask) => {
    const empty = criteria.find(({ name, value }) => name.includes('.') && value === '');
    const code = empty?.name.split(/[.:]/)[0];
    return code ? ask([...criteria, { name: `${code}:missing`, value: 'false' }]) : undefined;
  }),
});
