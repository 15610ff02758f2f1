import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'refused-body-stored',
  chapter: 'crud',
  breaks: 'A body that lacks its last brace is refused, and stored as far as it goes.',
  requirements: ['rest-create-unparseable-400'],
  response: async (response, request, { upstream }) => {
    const { body } = request;
    if (!isStudyCreate(request) || typeof body !== 'string' || response.status !== 400)
      return undefined;
    try {
      await upstream({ ...request, body: JSON.parse(`${body}}`) as unknown });
    } catch {
      // Nothing that could be stored.
    }
    return undefined;
  },
});
