import { isStudyCreate } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { refusal } from '../../refusal.ts';
import { isShallow } from '../../shallow.ts';

export default defineFault({
  id: 'creates-fail-after-deep-document',
  chapter: 'validation',
  breaks: 'After a deeply nested document no create succeeds any more.',
  requirements: ['rest-create-after-errors'],
  response(_, request, { memory }) {
    if (!isStudyCreate(request)) return undefined;
    const isDeep = !isShallow(request.body) || /\[{1000}/.test(String(request.body));
    if (isDeep) memory.set('stuck', true);
    return memory.get('stuck') ? refusal(500, 'exception', 'Stack overflow.') : undefined;
  },
});
