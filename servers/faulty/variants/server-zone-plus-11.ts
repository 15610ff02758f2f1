import { dateRange } from '../../reference/date-range.ts';
import { startedReadAs } from '../date-reading.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'server-zone-plus-11',
  chapter: 'search',
  breaks:
    'The server is in the zone +11:00: dates begin and end there, and times without a zone are told in it.',
  requirements: ['search-date-timezone'],
  allowedBy: 'search.html#date',
  response: startedReadAs({ range: inZone }),
});

const hours = 11;

function inZone(text: string) {
  const utc = dateRange(text);
  if (!utc || /(?:Z|[+-]\d\d:\d\d)$/.test(text)) return utc;
  return { low: shifted(utc.low), high: shifted(utc.high) };
}

function shifted(moment: string): string {
  const time = Date.parse(`${moment.slice(0, 19)}Z`);
  return new Date(time - hours * 3_600_000).toISOString().slice(0, 19) + moment.slice(19);
}
