import type { Resource } from '../../../spec/index.ts';
import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unchanged-update-kept',
  chapter: 'crud',
  breaks: 'An update that changes nothing makes no new version.',
  requirements: ['rest-versionid-changes-on-update'],
  allowedBy: 'resource.html#metadata',
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const sent = studyIn(request);
    if (!url || !sent || !url.endsWith(`/${sent.id}`) || request.headers['if-match']) return;
    const current = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    const isSame = current && contentOf(current) === contentOf(sent);
    return isSame ? { method: 'GET', url, headers: request.headers } : undefined;
  },
});

function contentOf({ meta, ...content }: Resource): string {
  const { versionId: _, lastUpdated: __, ...kept } = meta ?? {};
  const sorted = Object.entries({ ...content, meta: kept }).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(sorted);
}
