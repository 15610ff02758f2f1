import { defineFault } from '../define.ts';
import { refusal, refusingStudies } from '../refusal.ts';

export default defineFault({
  id: 'foreign-references-refused',
  chapter: 'crud',
  breaks: 'A study that refers to another server is refused with 422.',
  requirements: ['search-reference-foreign-absolute'],
  allowedBy: 'references.html#literal',
  ...refusingStudies(
    (study) => /"reference":"https?:\/\/other/.test(JSON.stringify(study)),
    refusal(422, 'business-rule', 'References to other servers are not stored.'),
  ),
});
