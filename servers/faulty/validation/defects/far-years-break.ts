import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { refusal } from '../../refusal.ts';
import { jsonText } from '../../shallow.ts';

export default defineFault({
  id: 'far-years-break',
  chapter: 'validation',
  breaks:
    'Dates after the year 2262 break the server: nanoseconds since 1970 do not fit in 64 bits.',
  requirements: ['rest-create-201'],
  response: (_, request) =>
    isStudyWrite(request) && /"9999-/.test(jsonText(studyIn(request)))
      ? refusal(500, 'exception', 'long overflow')
      : undefined,
});
