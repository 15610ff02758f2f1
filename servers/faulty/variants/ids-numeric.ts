import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ids-numeric',
  chapter: 'crud',
  breaks: 'The ids of new studies are numbers that count up.',
  requirements: ['rest-create-populates-id-meta', 'validation-logical-id-format'],
  allowedBy: 'datatypes.html#id',
  request: (request, { memory }) => {
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    if (!study || request.headers['if-none-exist']) return;
    const count = Number(memory.get('count') ?? 0) + 1;
    memory.set('count', count);
    const id = String(count);
    return { ...request, method: 'PUT', url: `/ImagingStudy/${id}`, body: { ...study, id } };
  },
});
