import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ids-longest',
  chapter: 'crud',
  breaks: 'The ids of new studies have 64 characters, dots and dashes among them.',
  requirements: ['rest-create-populates-id-meta', 'validation-logical-id-format'],
  allowedBy: 'datatypes.html#id',
  request: (request, { memory }) => {
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    if (!study || request.headers['if-none-exist']) return;
    const count = Number(memory.get('count') ?? 0) + 1;
    memory.set('count', count);
    const id = `${'0-Aa.'.repeat(12)}${count}`.slice(-58).padStart(64, 'Z.');
    return { ...request, method: 'PUT', url: `/ImagingStudy/${id}`, body: { ...study, id } };
  },
});
