import { isStudyRead, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'decimals-normalised',
  chapter: 'crud',
  breaks: 'A read writes decimals without the zeros they were sent with.',
  requirements: ['format-decimal-precision'],
  response: (response, request) => {
    const study = isStudyRead(request) ? studyIn(response) : undefined;
    return study && { ...response, body: JSON.parse(JSON.stringify(study)) };
  },
});
