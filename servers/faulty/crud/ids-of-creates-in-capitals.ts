import { randomUUID } from 'node:crypto';
import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ids-of-creates-in-capitals',
  chapter: 'crud',
  breaks: 'The ids of new studies are UUIDs in capitals.',
  requirements: ['validation-uuid-lowercase'],
  request: (request) => {
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    if (!study || request.headers['if-none-exist'] !== undefined) return undefined;
    const id = randomUUID().toUpperCase();
    const url = request.url.replace(/^\/ImagingStudy\/?/, `/ImagingStudy/${id}`);
    return { ...request, method: 'PUT', url, body: { ...study, id } };
  },
});
