import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

const decade = 10 * 365 * 86_400_000;

export default defineFault({
  id: 'ap-wide',
  chapter: 'search',
  breaks: 'ap finds what lies within ten years of the value.',
  requirements: ['search-date-ap'],
  allowedBy: 'search.html#prefix',
  response: startedReadAs({
    meets: (prefix, { range: asked }, stored) => {
      if (prefix !== 'ap' || !stored) return undefined;
      const time = (text: string) => Date.parse(`${text.slice(0, 19)}Z`);
      return (
        time(stored.range.low) < time(asked.high) + decade &&
        time(stored.range.high) > time(asked.low) - decade
      );
    },
  }),
});
