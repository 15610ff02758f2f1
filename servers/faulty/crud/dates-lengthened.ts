import { stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'dates-lengthened',
  chapter: 'crud',
  breaks: 'A year or month is stored as its first day.',
  requirements: ['validation-datetime-precision-kept'],
  level: 'SHOULD',
  request: stored(({ started, ...study }) => {
    if (typeof started !== 'string' || started.length > 7) return;
    return { ...study, started: `${started}-01-01`.slice(0, 10) };
  }),
});
