import { isStudyCreate } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { refusal } from '../../refusal.ts';
import { jsonText } from '../../shallow.ts';

export default defineFault({
  id: 'creates-fail-after-first-5xx',
  chapter: 'validation',
  breaks: 'A number that is too large breaks the server with 500, and every create after it.',
  requirements: ['rest-create-after-errors'],
  response(_, request, { memory }) {
    if (!isStudyCreate(request)) return undefined;
    if (/\d{12}[,}]|"numberOfSeries":\d{10}/.test(jsonText(request.body))) {
      memory.set('stuck', true);
    }
    return memory.get('stuck') ? refusal(500, 'exception', 'The pool is closed.') : undefined;
  },
});
