import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'date-ne-misses-wider',
  chapter: 'search',
  breaks:
    'ne leaves out a study whose time contains the value, so that neither eq nor ne finds it.',
  requirements: ['search-date-ne'],
  response: matching((criteria, ask) => {
    const unequal = criteria.find(
      ({ name, value }) => name === 'started' && /^ne\d[^,]*$/.test(value),
    );
    if (!unequal) return undefined;
    const date = unequal.value.slice(2);
    const overlapping = [
      { name: 'started', value: `ge${date}` },
      { name: 'started', value: `le${date}` },
    ];
    return withoutThose(ask(criteria), ask([...criteria, ...overlapping]));
  }),
});

async function withoutThose<T extends { id?: string }>(all: Promise<T[]>, some: Promise<T[]>) {
  const left = new Set((await some).map(({ id }) => id));
  return (await all).filter(({ id }) => !left.has(id));
}
