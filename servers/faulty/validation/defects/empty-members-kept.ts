import { accepting, asSent, isEmpty, somewhere } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'empty-members-kept',
  chapter: 'validation',
  breaks: 'A study with an empty string, object or array is accepted, and given back with it.',
  requirements: ['format-json-output-no-empties'],
  response: accepting((study) => somewhere(study, isEmpty), asSent),
});
