import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-lost',
  chapter: 'crud',
  breaks: 'Contained resources are not given back.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told(({ contained: _, ...study }) => study),
});
