import { defineFault } from '../define.ts';
import { refusal, refusingStudies } from '../refusal.ts';

export default defineFault({
  id: 'extensions-refused',
  chapter: 'crud',
  breaks: 'A study with an extension is refused with 422.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'extensibility.html#exchange',
  ...refusingStudies(
    (study) => /"(?:extension|modifierExtension)":/.test(JSON.stringify(study)),
    refusal(422, 'extension', 'This extension is not known.'),
  ),
});
