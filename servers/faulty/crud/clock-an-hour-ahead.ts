import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'clock-an-hour-ahead',
  chapter: 'crud',
  breaks: 'meta.lastUpdated is an hour ahead of the Date of the answers.',
  requirements: ['rest-lastupdated-on-write'],
  response: told(({ meta, ...study }) => ({
    ...study,
    meta: { ...meta, lastUpdated: later(meta?.lastUpdated) },
  })),
});

function later(time = ''): string {
  return new Date(Date.parse(time) + 3_600_000).toISOString();
}
