import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

const minute = /T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?$/;

export default defineFault({
  id: 'le-minute-as-its-start',
  chapter: 'search',
  breaks: 'le with a time without seconds does not find what is later in that minute.',
  requirements: ['search-date-minute-precision', 'search-date-ge-le'],
  response: startedReadAs({
    meets: (prefix, asked, stored) =>
      prefix === 'le' && stored && minute.test(asked.text)
        ? stored.range.low <= asked.range.low
        : undefined,
  }),
});
