import { told } from '../crud-fault.ts';
import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'id-in-create-body-differs',
  chapter: 'crud',
  breaks: 'The study in the answer to a create has an id that the server does not know it by.',
  requirements: ['rest-id-same-everywhere'],
  response: told((study) => ({ ...study, id: `${study.id}-tmp`.slice(-64) }), isStudyCreate),
});
