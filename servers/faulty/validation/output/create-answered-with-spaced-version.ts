import { told } from '../../crud-fault.ts';
import { isStudyCreate } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'create-answered-with-spaced-version',
  chapter: 'validation',
  breaks: 'The study in the answer to a create has a version id with a space.',
  requirements: ['validation-logical-id-format'],
  response: told(
    (study) => ({ ...study, meta: { ...study.meta, versionId: `v ${study.meta?.versionId}` } }),
    isStudyCreate,
  ),
});
