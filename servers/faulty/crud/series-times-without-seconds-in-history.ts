import { withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'series-times-without-seconds-in-history',
  chapter: 'crud',
  breaks: 'In the history of a study the start of a series with an offset has no seconds.',
  requirements: ['validation-datetime-format'],
  response: toldHistory('instance', (history) => ({
    ...history,
    entry: history.entry.map((one) => {
      const study =
        one.resource &&
        withSeries(one.resource, ({ started, ...series }) =>
          typeof started === 'string'
            ? { ...series, started: started.replace(/:\d\d(?:\.\d+)?(?=[+-]\d\d:\d\d$)/, '') }
            : series,
        );
      return study ? { ...one, resource: study } : one;
    }),
  })),
});
