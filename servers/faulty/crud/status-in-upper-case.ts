import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'status-in-upper-case',
  chapter: 'crud',
  breaks: 'A status is given back in upper case.',
  requirements: ['validation-status-required-binding'],
  response: told((study) => ({ ...study, status: String(study.status).toUpperCase() })),
});
