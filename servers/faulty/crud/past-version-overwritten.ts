import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'past-version-overwritten',
  chapter: 'crud',
  breaks: 'An update that is addressed to a version changes that version.',
  requirements: ['rest-past-version-immutable'],
  request: (request, { memory }) => {
    const study = studyIn(request);
    if (request.method === 'PUT' && study && request.url.includes('/_history/')) {
      memory.set(request.url, study);
    }
    return undefined;
  },
  response: (response, request, { memory }) => {
    const study = studyIn(response);
    const rewritten = memory.get(request.url);
    if (!versionOf(request) || !study || !rewritten) return;
    return { ...response, body: { ...rewritten, meta: study.meta } };
  },
});
