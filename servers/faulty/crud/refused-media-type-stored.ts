import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'refused-media-type-stored',
  chapter: 'crud',
  breaks: 'A body of a media type that is refused is stored all the same.',
  requirements: ['format-415-unsupported-media', 'rest-create-unparseable-400'],
  response: async (response, request, { upstream }) => {
    if (!isStudyCreate(request) || response.status !== 415) return undefined;
    await upstream({ ...request, headers: { 'content-type': 'application/fhir+json' } });
    return undefined;
  },
});
