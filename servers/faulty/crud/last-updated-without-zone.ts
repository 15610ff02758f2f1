import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-updated-without-zone',
  chapter: 'crud',
  breaks: 'meta.lastUpdated has no time zone.',
  requirements: ['validation-instant-lastupdated'],
  response: told((study) => ({
    ...study,
    meta: { ...study.meta, lastUpdated: `${study.meta?.lastUpdated}`.replace(/Z$/, '') },
  })),
});
