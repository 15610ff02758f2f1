import { listOf, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-single-performer-without-array',
  chapter: 'crud',
  breaks: 'In histories the one performer of a series is no array.',
  requirements: ['format-json-repeating-as-array'],
  response: toldHistory(undefined, (history) => ({
    ...history,
    entry: history.entry.map(({ resource, ...one }) => {
      if (!resource) return one;
      const told = withSeries(resource, (series) => {
        const [performer, ...more] = listOf(series.performer);
        return performer && more.length === 0 ? { ...series, performer } : series;
      });
      return { ...one, resource: told ?? resource };
    }),
  })),
});
