import { accepting, asSent, somewhere } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'nulls-kept',
  chapter: 'validation',
  breaks: 'A study with a null where no gap is to be filled is accepted, and given back with it.',
  requirements: ['format-json-null-alignment'],
  response: accepting((study) => somewhere(study, (value) => value === null), asSent),
});
