import { listOf, told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'single-item-without-array',
  chapter: 'crud',
  breaks: 'A list of one reason is given back as an object.',
  requirements: ['format-json-repeating-as-array'],
  response: told((study) => {
    const reasons = listOf(study.reasonCode);
    return reasons.length === 1 ? { ...study, reasonCode: reasons[0] } : undefined;
  }),
});
