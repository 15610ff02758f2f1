import { isStudyRead, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'part-without-id',
  chapter: 'crud',
  breaks: 'A read with _elements gives no id.',
  requirements: ['rest-read-id-matches-url'],
  response: (response, request) => {
    const study =
      isStudyRead(request) && /[?&]_elements=/.test(request.url) ? studyIn(response) : undefined;
    if (!study) return undefined;
    const { id: _id, ...body } = study;
    return { ...response, body };
  },
});
