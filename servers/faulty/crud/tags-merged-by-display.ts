import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'tags-merged-by-display',
  chapter: 'crud',
  breaks: 'An update keeps a tag beside the one that differs from it in display alone.',
  requirements: ['rest-meta-sets-unique'],
  request: async (request, { upstream }) => {
    const sent = isStudyUpdate(request) ? studyIn(request) : undefined;
    const path = studyOf(request);
    if (!sent?.meta?.tag || !path) return undefined;
    const { tag } = sent.meta;
    const stored = studyIn(await upstream({ method: 'GET', url: path, headers: {} }));
    const former = (stored?.meta?.tag ?? []).filter((one) =>
      tag.some(
        ({ system, code, display }) =>
          system === one.system && code === one.code && display !== one.display,
      ),
    );
    return { ...request, body: { ...sent, meta: { ...sent.meta, tag: [...former, ...tag] } } };
  },
});
