import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'refused-type-stored',
  chapter: 'crud',
  breaks: 'A resource of another type is refused, and stored as a study.',
  requirements: ['rest-create-type-must-match-url'],
  response: async (response, request, { upstream }) => {
    const { body } = request;
    const isObject = typeof body === 'object' && body !== null;
    if (!isStudyCreate(request) || response.status !== 400 || !isObject) return undefined;
    await upstream({ ...request, body: { ...body, resourceType: 'ImagingStudy' } });
    return undefined;
  },
});
