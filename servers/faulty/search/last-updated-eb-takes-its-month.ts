import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-eb-takes-its-month',
  chapter: 'search',
  breaks: '_lastUpdated=eb with a month finds what was changed within that month.',
  requirements: ['search-lastupdated', 'search-date-sa-eb'],
  response: takenFor((sent) =>
    sent.name === '_lastUpdated' && /^eb\d{4}-\d\d$/.test(sent.value)
      ? { ...sent, value: sent.value.replace('eb', 'le') }
      : undefined,
  ),
});
