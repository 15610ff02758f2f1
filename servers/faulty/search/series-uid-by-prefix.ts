import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

interface Series {
  uid?: string;
}

export default defineFault({
  id: 'series-uid-by-prefix',
  chapter: 'search',
  breaks: 'series finds UIDs that only start with the value.',
  requirements: ['search-param-series'],
  response: matching((criteria, ask) => {
    const wanted = criteria.find(({ name, value }) => name === 'series' && /^[\d.]+$/.test(value));
    if (!wanted) return undefined;
    const others = criteria.filter((parameter) => parameter !== wanted);
    return ask(others).then((studies) =>
      studies.filter(({ series }) =>
        ((series ?? []) as Series[]).some(({ uid }) => uid?.startsWith(wanted.value)),
      ),
    );
  }),
});
