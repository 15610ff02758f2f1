import { isStudyUpdate, told } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'update-answered-with-single-modality',
  chapter: 'validation',
  breaks: 'The study in the answer to an update has its modalities as one object.',
  requirements: ['format-json-repeating-as-array'],
  response: told((study) => ({ ...study, modality: { code: 'CT' } }), isStudyUpdate),
});
