import { isStudyUpdate } from '../crud-fault.ts';
import { prefers, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { formerOf, keepingFormer } from '../former.ts';

export default defineFault({
  id: 'representation-of-revival-is-former',
  chapter: 'crud',
  breaks:
    'With return=representation the answer to an update that brings a study back has it as it was before it was deleted.',
  requirements: ['rest-update-revives-deleted'],
  request: keepingFormer('DELETE', /^ImagingStudy$/),
  response: (response, request, context) => {
    const study = studyIn(response);
    const former = formerOf(context, `ImagingStudy/${study?.id}`);
    const isMeant = isStudyUpdate(request) && prefers(request, 'representation');
    return study && former && isMeant && response.status === 201
      ? { ...response, body: { ...former, meta: study.meta } }
      : undefined;
  },
});
