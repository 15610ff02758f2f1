import type { Resource } from '../../../spec/index.ts';
import { matchRemembered } from '../conditional-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-update-without-new-time',
  chapter: 'crud',
  breaks: 'A conditional update leaves meta.lastUpdated as it was.',
  requirements: ['rest-lastupdated-on-write'],
  request: matchRemembered,
  response: (response, _, { memory }) => {
    const study = studyIn(response);
    const before = memory.get(`${study?.id}/${study?.meta?.versionId}`) as Resource | undefined;
    const lastUpdated = before?.meta?.lastUpdated;
    return study && lastUpdated
      ? { ...response, body: { ...study, meta: { ...study.meta, lastUpdated } } }
      : undefined;
  },
});
