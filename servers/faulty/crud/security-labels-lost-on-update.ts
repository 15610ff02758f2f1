import { isStudyUpdate, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'security-labels-lost-on-update',
  chapter: 'crud',
  breaks: 'An update drops the security labels.',
  requirements: ['rest-update-keeps-other-meta'],
  level: 'SHOULD',
  request: stored((study) => {
    const { security: _, ...meta } = study.meta ?? {};
    return { ...study, meta };
  }, isStudyUpdate),
});
