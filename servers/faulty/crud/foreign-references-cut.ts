import { told, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'foreign-references-cut',
  chapter: 'crud',
  breaks: 'References to other servers are told as if to this one: without their base.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told((study) =>
    withStrings(study, (text, name) =>
      name === 'reference' ? text.replace(/^https?:\/\/other\..*\/([A-Z]\w+\/[^/]+)$/, '$1') : text,
    ),
  ),
});
