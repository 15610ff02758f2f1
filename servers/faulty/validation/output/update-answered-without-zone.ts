import { isStudyUpdate, told } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'update-answered-without-zone',
  chapter: 'validation',
  breaks: 'The study in the answer to an update has a lastUpdated without a time zone.',
  requirements: ['validation-instant-lastupdated'],
  response: told(
    (study) => ({
      ...study,
      meta: { ...study.meta, lastUpdated: `${study.meta?.lastUpdated}`.replace(/Z$/, '') },
    }),
    isStudyUpdate,
  ),
});
