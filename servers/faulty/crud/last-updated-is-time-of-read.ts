import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-updated-is-time-of-read',
  chapter: 'crud',
  breaks: 'meta.lastUpdated is the time of the read.',
  requirements: ['rest-lastupdated-on-write'],
  response: told((study) => ({
    ...study,
    meta: { ...study.meta, lastUpdated: new Date().toISOString() },
  })),
});
