import type { Resource } from '../../../spec/index.ts';
import type { ServerRequest } from '../../http.ts';
import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import type { FaultContext } from '../define.ts';
import { defineFault } from '../define.ts';
import { contentOf } from '../same-content.ts';

export default defineFault({
  id: 'earlier-content-not-stored',
  chapter: 'crud',
  breaks:
    'An update with content that the study had before, and has not now, is answered as done, and the study stays as it is.',
  requirements: ['rest-update-200', 'rest-create-roundtrip'],
  async request(request: ServerRequest, { memory, upstream }: FaultContext) {
    const path = studyOf(request);
    const sent = isStudyUpdate(request) ? studyIn(request) : undefined;
    if (!path || !sent) return undefined;
    const now = await upstream({ method: 'GET', url: path, headers: {} });
    if (now.status !== 200) return undefined;
    const known = (memory.get(path) as string[] | undefined) ?? [];
    const [current, next] = [now.body as Resource, sent].map(contentOf);
    memory.set(path, [...known, current]);
    const isEarlier = next !== undefined && next !== current && known.includes(next);
    return isEarlier ? { ...request, body: now.body } : undefined;
  },
});
