import type { Coding, Resource } from '../../../spec/index.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'tags-merged',
  chapter: 'crud',
  breaks: 'An update adds its tags to those that the study has.',
  requirements: ['rest-update-keeps-other-meta'],
  allowedBy: 'resource.html#tag-updates',
  request: async (request, { upstream }) => {
    const study = studyIn(request);
    const url = studyOf(request);
    if (request.method !== 'PUT' || !study || !url) return undefined;
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const { status, body } = await upstream({ method: 'GET', url, headers });
    const kept = status === 200 ? ((body as Resource).meta?.tag ?? []) : [];
    if (kept.length === 0) return undefined;
    const tag = union(kept, study.meta?.tag ?? []);
    return { ...request, body: { ...study, meta: { ...study.meta, tag } } };
  },
});

function union(one: Coding[], other: Coding[]): Coding[] {
  const key = ({ system, code }: Coding) => `${system}|${code}`;
  return [...new Map([...one, ...other].map((coding) => [key(coding), coding])).values()];
}
