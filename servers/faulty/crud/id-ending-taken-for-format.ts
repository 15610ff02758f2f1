import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'id-ending-taken-for-format',
  chapter: 'crud',
  breaks: 'A read takes .json at the end of an id for the format that is asked for.',
  requirements: ['rest-read-id-matches-url'],
  request: (request) =>
    isStudyRead(request)
      ? { ...request, url: request.url.replace(/\.json(?=\?|$)/, '') }
      : undefined,
});
